import { Link } from '@remix-run/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LinkButton, SubmitButton } from '#app/components/button.tsx'
import { RadioCards } from '#app/components/choice-fields.tsx'
import {
  DateField,
  NumberField,
  SelectField,
  TextField,
  TimeField,
} from '#app/components/fields.tsx'
import { FieldRow, FormActions, GelarForm, useGelarForm } from '#app/components/form.tsx'
import { actsPath, programmePath } from '#app/lib/paths.ts'
import type { SlotKind } from '#db/types.ts'
import { SlotForm, slotKinds } from './programme-forms.ts'

type SlotFieldsProps = {
  event: { slug: string }
  /** What is planned already is kept, anything else is added. */
  planned: boolean
  stages: ReadonlyArray<{ id: string; name: string }>
  acts: ReadonlyArray<{ id: string; name: string; origin: string }>
  /** The letters of the venue's zone. */
  zone: string
  values: {
    stageId: string | undefined
    kind: SlotKind
    actId: string | undefined
    title: string | undefined
    day: string
    startsAt: string | undefined
    minutes: number
    setupMinutes: number
    strikeMinutes: number
  }
  lastResult: unknown
}

/** What is on, on which stage and when. */
export function SlotFields(props: SlotFieldsProps) {
  const { event, planned, stages, acts, zone, values, lastResult } = props
  const { t } = useTranslation(['programme', 'common'])
  const [kind, setKind] = useState<string>(values.kind)
  const [form, fields] = useGelarForm(SlotForm, {
    id: 'slot',
    lastResult,
    defaultValue: values,
  })
  return (
    <GelarForm
      form={form}
      onChange={({ target }) => {
        if (target instanceof HTMLInputElement && target.name === 'kind') setKind(target.value)
      }}
    >
      <RadioCards
        field={fields.kind}
        label={t('programme:slot.kind')}
        columns={3}
        choices={slotKinds.map((value) => ({ value, label: t(`programme:kind.${value}`) }))}
      />
      <div className={kind === 'act' ? undefined : 'hidden'}>
        <SelectField
          field={fields.actId}
          label={t('programme:act.label')}
          placeholder={t('programme:act.choose')}
          options={acts.map((act) => ({ value: act.id, label: `${act.name} · ${act.origin}` }))}
          hint={
            <Link to={actsPath(event)} className="prose-link">
              {t('programme:acts.addHere')}
            </Link>
          }
        />
      </div>
      <div className={kind === 'act' ? 'hidden' : undefined}>
        <TextField field={fields.title} label={t('programme:slot.title')} />
      </div>
      <SelectField
        field={fields.stageId}
        label={t('programme:stage.label')}
        placeholder={t('programme:stage.choose')}
        options={stages.map((stage) => ({ value: stage.id, label: stage.name }))}
      />
      <div className="grid items-start gap-5 sm:grid-cols-3">
        <DateField field={fields.day} label={t('programme:day.label')} />
        <TimeField
          field={fields.startsAt}
          label={t('programme:slot.startsAt')}
          hint={t('programme:slot.zone', { zone })}
        />
        <NumberField
          field={fields.minutes}
          label={t('programme:slot.minutes')}
          unit={t('programme:minutesShort')}
        />
      </div>
      <FieldRow>
        <NumberField
          field={fields.setupMinutes}
          label={t('programme:slot.setup')}
          unit={t('programme:minutesShort')}
        />
        <NumberField
          field={fields.strikeMinutes}
          label={t('programme:slot.strike')}
          unit={t('programme:minutesShort')}
        />
      </FieldRow>
      <FormActions>
        <SubmitButton>{planned ? t('programme:slot.save') : t('programme:slot.add')}</SubmitButton>
        <LinkButton to={programmePath(event, values.day)} variant="quiet">
          {t('common:cancel')}
        </LinkButton>
      </FormActions>
    </GelarForm>
  )
}
