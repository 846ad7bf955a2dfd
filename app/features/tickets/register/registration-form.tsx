import { useTranslation } from 'react-i18next'
import { SubmitButton } from '#app/components/button.tsx'
import { CheckboxField, RadioCards } from '#app/components/choice-fields.tsx'
import { SelectField, TextField } from '#app/components/fields.tsx'
import { FormActions, GelarForm, useGelarForm } from '#app/components/form.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import { RegisterVisitor } from './registration-forms.ts'
import { useDayChoices } from './use-day-choices.tsx'
import type { VisitDay } from './visit-days.ts'

type RegistrationFormProps = {
  event: {
    name: string
    timeZone: string
    groupSizeMax: number
    visitorDataUntil: string | null
  }
  days: ReadonlyArray<VisitDay>
  formKey: string
  lastResult: unknown
}

/** Name, day, group, consent: what a visitor fills in within a minute. */
export function RegistrationForm({ event, days, formKey, lastResult }: RegistrationFormProps) {
  const { t } = useTranslation('tickets')
  const f = useFormat()
  const choices = useDayChoices(days, event.timeZone)
  const firstOpen = days.find(({ state }) => state === 'open')?.day
  const [form, fields] = useGelarForm(RegisterVisitor, {
    lastResult,
    defaultValue: { formKey, visitOn: firstOpen, groupSize: 1 },
  })
  const until =
    event.visitorDataUntil === null
      ? t('register.until30Days')
      : t('register.untilDay', { day: f.day(event.visitorDataUntil) })
  return (
    <GelarForm form={form} data-once="" className="mt-8">
      <input
        type="hidden"
        name={fields.formKey.name}
        value={fields.formKey.initialValue ?? formKey}
      />
      <TextField
        field={fields.name}
        label={t('register.name')}
        hint={t('register.nameHint')}
        autoComplete="nickname"
      />
      <RadioCards field={fields.visitOn} label={t('register.day')} choices={choices} />
      <SelectField
        field={fields.groupSize}
        label={t('register.groupSize')}
        hint={t('register.groupHint')}
        options={groupOptions(event.groupSizeMax, (count) => t('people', { count }))}
      />
      <TextField
        field={fields.email}
        type="email"
        label={t('register.email')}
        hint={t('register.emailHint')}
        optional
        autoComplete="email"
        inputMode="email"
      />
      <div className="rounded-card border border-line bg-surface px-4 py-2 sm:px-5">
        <CheckboxField field={fields.consent} label={t('register.consent', { until })} />
        <details className="pb-2 text-sm text-ink-soft">
          <summary className="min-h-6 cursor-pointer font-semibold text-link">
            {t('register.privacyTitle')}
          </summary>
          <ul className="mt-2 list-disc space-y-1.5 pl-5">
            <li>{t('register.privacyWhat')}</li>
            <li>{t('register.privacyWhy')}</li>
            <li>{t('register.privacyWho')}</li>
            <li>{t('register.privacyUntil', { until })}</li>
            <li>{t('register.privacyRights')}</li>
          </ul>
        </details>
        <CheckboxField
          field={fields.wantsNews}
          label={t('register.news')}
          hint={t('register.newsHint')}
          className="border-t border-line"
        />
      </div>
      <FormActions>
        <SubmitButton size="lg" className="w-full">
          {t('register.submit')}
        </SubmitButton>
      </FormActions>
    </GelarForm>
  )
}

/** One to the largest group, in words. */
export function groupOptions(largest: number, label: (count: number) => string) {
  return Array.from({ length: largest }, (_, at) => ({
    value: String(at + 1),
    label: label(at + 1),
  }))
}
