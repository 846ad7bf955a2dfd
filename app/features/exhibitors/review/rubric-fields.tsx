import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { SubmitButton } from '#app/components/button.tsx'
import { TextareaField } from '#app/components/fields.tsx'
import { FormActions, GelarForm, useGelarForm } from '#app/components/form.tsx'
import { MarkField, markByDigit } from './mark-field.tsx'
import { RubricForm } from './review-forms.ts'
import { criteria, type Marks } from './rubric.ts'

type Props = {
  applicationId: string
  own?: (Marks & { remark: string }) | undefined
  lastResult: unknown
  /** What the button says. */
  save: string
  children?: ReactNode
}

/** One reader's marks for one application: three digits and Enter are enough. */
export function RubricFields({ applicationId, own, lastResult, save, children }: Props) {
  const { t } = useTranslation(['exhibitors'])
  const [form, fields] = useGelarForm(RubricForm, {
    id: 'score',
    lastResult,
    ...(own ? { defaultValue: own } : {}),
  })
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only hears digits on their way up from the fields
    <div onKeyDown={markByDigit}>
      <GelarForm form={form}>
        <input type="hidden" name="intent" value="score" />
        <input type="hidden" name="applicationId" value={applicationId} />
        {criteria.map((criterion) => (
          <MarkField key={criterion} field={fields[criterion]} criterion={criterion} />
        ))}
        <TextareaField
          field={fields.remark}
          label={t('exhibitors:review.remark')}
          rows={2}
          optional
        />
        <FormActions className="flex-wrap">
          <SubmitButton data-save="">{save}</SubmitButton>
          {children}
        </FormActions>
      </GelarForm>
    </div>
  )
}
