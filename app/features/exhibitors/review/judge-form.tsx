import { clsx } from 'clsx'
import { Check, CornerUpLeft } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { SubmitButton } from '#app/components/button.tsx'
import { ErrorList } from '#app/components/field-frame.tsx'
import { TextareaField } from '#app/components/fields.tsx'
import { GelarForm, useGelarForm } from '#app/components/form.tsx'
import { CoordinatorForm } from '../applications/exhibitor-forms.ts'

/** The id by which tick boxes elsewhere on the page belong to this form. */
export const judgeFormId = 'applications'
/** The id of what is done with all that are ticked, for the bar that leads there. */
export const judgeActionsId = 'judge'

type Props = {
  lastResult: unknown
  /** How many are ticked; undefined when the page is about one application, named here. */
  chosen?: number
  applicationId?: string
}

/** What a Kanwil coordinator decides about one application or all that are ticked. */
export function JudgeForm({ lastResult, chosen, applicationId }: Props) {
  const { t } = useTranslation(['exhibitors'])
  const [form, fields] = useGelarForm(CoordinatorForm, { id: judgeFormId, lastResult })
  return (
    <GelarForm form={form}>
      <fieldset
        id={judgeActionsId}
        tabIndex={-1}
        className={clsx(
          'space-y-3 rounded-card border border-line bg-surface p-4 shadow-card sm:p-5',
          chosen !== undefined && 'mt-4',
        )}
      >
        <legend className="sr-only">{t('exhibitors:list.decide')}</legend>
        {applicationId ? <input type="hidden" name="applicationIds" value={applicationId} /> : null}
        {chosen === undefined ? null : (
          <p className="font-semibold" aria-live="polite">
            {t('exhibitors:list.chosen', { count: chosen })}
          </p>
        )}
        <ErrorList id={fields.applicationIds.errorId} errors={fields.applicationIds.errors} />
        <TextareaField
          field={fields.remark}
          label={t('exhibitors:list.remark')}
          hint={t('exhibitors:list.remarkHint')}
          rows={2}
          optional
        />
        <div className="flex flex-wrap gap-2">
          <SubmitButton name="intent" value="endorse" icon={<Check />}>
            {t('exhibitors:step.endorse')}
          </SubmitButton>
          <SubmitButton name="intent" value="return" icon={<CornerUpLeft />} variant="secondary">
            {t('exhibitors:step.return')}
          </SubmitButton>
        </div>
      </fieldset>
    </GelarForm>
  )
}
