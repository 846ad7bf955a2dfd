import { useTranslation } from 'react-i18next'
import { SubmitButton } from '#app/components/button.tsx'
import { RadioCards } from '#app/components/choice-fields.tsx'
import { SelectField, TextField } from '#app/components/fields.tsx'
import { ActionForm, FormActions, GelarForm, useGelarForm } from '#app/components/form.tsx'
import { groupOptions } from './registration-form.tsx'
import { EditRegistration } from './registration-forms.ts'
import { useDayChoices } from './use-day-choices.tsx'
import type { VisitDay } from './visit-days.ts'

type ChangeFormProps = {
  event: { timeZone: string; groupSizeMax: number }
  registration: { name: string; visitOn: string; groupSize: number }
  days: ReadonlyArray<VisitDay>
  lastResult: unknown
}

/** Another name, day or number of people for a registration that is not used yet. */
export function ChangeForm({ event, registration, days, lastResult }: ChangeFormProps) {
  const { t } = useTranslation('tickets')
  const choices = useDayChoices(days, event.timeZone)
  const [form, fields] = useGelarForm(EditRegistration, {
    lastResult,
    defaultValue: { intent: 'change', ...registration },
  })
  return (
    <GelarForm form={form} data-once="" className="mt-6">
      <input type="hidden" name="intent" value="change" />
      <TextField field={fields.name} label={t('register.name')} autoComplete="nickname" />
      <RadioCards
        field={fields.visitOn}
        label={t('register.day')}
        choices={choices.map((choice) => ({
          ...choice,
          // The places that this registration holds itself count as free.
          disabled: choice.disabled && choice.value !== registration.visitOn,
        }))}
      />
      <SelectField
        field={fields.groupSize}
        label={t('register.groupSize')}
        options={groupOptions(event.groupSizeMax, (count) => t('people', { count }))}
      />
      <FormActions>
        <SubmitButton>{t('edit.save')}</SubmitButton>
      </FormActions>
    </GelarForm>
  )
}

type PressTwiceProps = { intent: string; title: string; body: string; confirm: string }

/** Something that cannot be taken back, asked about without a script: open it, read, then press. */
export function PressTwice({ intent, title, body, confirm }: PressTwiceProps) {
  return (
    <details className="rounded-card border border-line bg-surface">
      <summary className="flex min-h-13 cursor-pointer items-center px-5 font-semibold text-bad">
        {title}
      </summary>
      <div className="space-y-4 border-t border-line px-5 py-4">
        <p>{body}</p>
        <ActionForm intent={intent} data-once="">
          <SubmitButton variant="danger">{confirm}</SubmitButton>
        </ActionForm>
      </div>
    </details>
  )
}
