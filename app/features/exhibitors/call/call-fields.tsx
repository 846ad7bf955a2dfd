import { useTranslation } from 'react-i18next'
import { SubmitButton } from '#app/components/button.tsx'
import { CheckboxGroup } from '#app/components/choice-fields.tsx'
import { NumberField, TextareaField } from '#app/components/fields.tsx'
import { FieldRow, FormActions, GelarForm, useGelarForm } from '#app/components/form.tsx'
import { Card, Section } from '#app/components/page-header.tsx'
import { PeriodFields } from '#app/components/period-fields.tsx'
import type { FormReply } from '#app/lib/replies.server.ts'
import { zoneLetters } from '#app/lib/time-format.ts'
import { productCategories } from '../catalogue/categories.ts'
import { CallForm } from './call-forms.ts'
import { type CallTerms, callFields } from './call-terms.ts'

type CallFieldsProps = {
  timeZone: string
  /** Moments as the field takes them, by the clock of the venue. */
  opensAt: string | undefined
  closesAt: string | undefined
  rules: string
  terms: CallTerms
  reply: FormReply | undefined
}

/** When, for whom and on which terms exhibitors may apply. */
export function CallFields({ timeZone, opensAt, closesAt, rules, terms, reply }: CallFieldsProps) {
  const { t } = useTranslation(['call', 'exhibitors'])
  const [form, fields] = useGelarForm(CallForm, {
    id: 'panggilan',
    lastResult: reply,
    defaultValue: {
      callOpensAt: opensAt,
      callClosesAt: closesAt,
      callRules: rules,
      categories: terms.categories,
      askedFields: terms.askedFields,
      maxTablesPerApplication: terms.maxTablesPerApplication,
      maxApplicationsPerKanwil: terms.maxApplicationsPerKanwil ?? undefined,
      maxTablesPerKanwil: terms.maxTablesPerKanwil ?? undefined,
    },
  })
  return (
    <GelarForm form={form} className="mt-10">
      <input type="hidden" name="intent" value="save" />
      <Section title={t('call:terms.when')} lead={t('call:terms.whenLead')}>
        <Card className="space-y-5">
          <FieldRow>
            <PeriodFields
              from={{ field: fields.callOpensAt, label: t('call:terms.opensAt') }}
              to={{ field: fields.callClosesAt, label: t('call:terms.closesAt') }}
              hint={zoneLetters(timeZone)}
              optional
            />
          </FieldRow>
          <TextareaField
            field={fields.callRules}
            label={t('call:terms.rules')}
            hint={t('call:terms.rulesHint')}
            rows={6}
            optional
          />
        </Card>
      </Section>
      <Section title={t('call:terms.what')}>
        <Card className="space-y-6">
          <CheckboxGroup
            field={fields.categories}
            label={t('call:terms.categories')}
            hint={t('call:terms.categoriesHint')}
            columns={3}
            choices={productCategories.map((value) => ({
              value,
              label: t(`exhibitors:category.${value}`),
            }))}
          />
          <CheckboxGroup
            field={fields.askedFields}
            label={t('call:terms.asked')}
            hint={t('call:terms.askedHint')}
            columns={2}
            choices={callFields.map((value) => ({
              value,
              label: t(`call:field.${value}`),
              detail: t(`call:fieldDetail.${value}`),
            }))}
          />
        </Card>
      </Section>
      <Section title={t('call:terms.limits')} lead={t('call:terms.limitsLead')}>
        <Card>
          <FieldRow className="lg:grid-cols-3">
            <NumberField field={fields.maxTablesPerApplication} label={t('call:terms.maxTables')} />
            <NumberField
              field={fields.maxApplicationsPerKanwil}
              label={t('call:terms.maxApplicationsPerKanwil')}
              hint={t('call:terms.noLimitHint')}
              optional
            />
            <NumberField
              field={fields.maxTablesPerKanwil}
              label={t('call:terms.maxTablesPerKanwil')}
              hint={t('call:terms.noLimitHint')}
              optional
            />
          </FieldRow>
        </Card>
      </Section>
      <FormActions>
        <SubmitButton>{t('call:terms.save')}</SubmitButton>
      </FormActions>
    </GelarForm>
  )
}
