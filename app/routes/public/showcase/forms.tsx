import { useActionData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { SubmitButton } from '#app/components/button.tsx'
import {
  CheckboxField,
  CheckboxGroup,
  RadioCards,
  SegmentedField,
} from '#app/components/choice-fields.tsx'
import { plainField } from '#app/components/field-frame.tsx'
import {
  DateField,
  NumberField,
  RupiahField,
  SearchField,
  SelectField,
  TextareaField,
  TextField,
  TimeField,
} from '#app/components/fields.tsx'
import { FieldRow, FormActions, GelarForm, useGelarForm } from '#app/components/form.tsx'
import { Card, Section } from '#app/components/page-header.tsx'
import { SampleForm } from './sample-form.ts'

/** Every field, in a form that is really sent and answered. */
export function FormParts({ id }: { id: string }) {
  const { t } = useTranslation('showcase')
  const [form, fields] = useGelarForm(SampleForm, {
    id,
    lastResult: useActionData(),
    defaultValue: { tables: 2, size: 'm', payment: 'cash' },
  })
  return (
    <Section title={t('form.title')} lead={t('form.lead')}>
      <Card>
        <SearchField
          field={plainField('q', { id: `${id}-q` })}
          label={t('form.search')}
          className="mb-6"
        />
        <GelarForm form={form}>
          <FieldRow>
            <TextField field={fields.name} label={t('form.name')} hint={t('form.nameHint')} />
            <TextField
              field={fields.email}
              type="email"
              autoComplete="email"
              label={t('form.email')}
              optional
            />
            <NumberField
              field={fields.tables}
              label={t('form.tables')}
              unit={t('form.tableUnit')}
            />
            <RupiahField field={fields.priceIdr} label={t('form.price')} />
            <DateField field={fields.day} label={t('form.day')} />
            <TimeField field={fields.clock} label={t('form.clock')} hint={t('form.startHint')} />
          </FieldRow>
          <SelectField
            field={fields.kanwil}
            label={t('form.kanwil')}
            placeholder={t('form.choose')}
            options={[
              {
                label: t('form.java'),
                options: [
                  { value: 'jabar', label: 'Jawa Barat' },
                  { value: 'jatim', label: 'Jawa Timur' },
                ],
              },
              {
                label: t('form.east'),
                options: [
                  { value: 'ntt', label: 'Nusa Tenggara Timur' },
                  { value: 'maluku', label: 'Maluku' },
                ],
              },
            ]}
          />
          <RadioCards
            field={fields.payment}
            label={t('form.payment')}
            columns={2}
            choices={[
              { value: 'cash', label: t('form.cash'), detail: t('form.cashDetail') },
              { value: 'qris', label: t('form.qris'), detail: t('form.qrisDetail') },
            ]}
          />
          <CheckboxGroup
            field={fields.needs}
            label={t('form.needs')}
            optional
            columns={3}
            choices={[
              { value: 'water', label: t('form.water') },
              { value: 'cooking', label: t('form.cooking') },
              { value: 'cold', label: t('form.cold') },
            ]}
          />
          <SegmentedField
            field={fields.size}
            label={t('form.size')}
            choices={[
              { value: 's', label: t('form.small') },
              { value: 'm', label: t('form.medium') },
              { value: 'l', label: t('form.large') },
            ]}
          />
          <TextareaField field={fields.note} label={t('form.note')} optional rows={3} />
          <div>
            <CheckboxField
              field={fields.power}
              label={t('form.power')}
              hint={t('form.powerHint')}
            />
            <CheckboxField field={fields.agree} label={t('form.agree')} />
          </div>
          <FormActions>
            <SubmitButton>{t('form.send')}</SubmitButton>
            <SubmitButton variant="secondary" name="outcome" value="refused">
              {t('form.refuse')}
            </SubmitButton>
          </FormActions>
        </GelarForm>
      </Card>
    </Section>
  )
}
