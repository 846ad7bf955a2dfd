import { Check, CornerUpLeft, Hourglass, Star, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { SubmitButton } from '#app/components/button.tsx'
import { ChosenActions } from '#app/components/chosen-actions.tsx'
import type { FieldLike } from '#app/components/field-frame.tsx'
import { SelectField, TextareaField } from '#app/components/fields.tsx'
import { criteria, MOST_MARK } from './rubric.ts'

const steps = [
  { step: 'accept', icon: <Check />, variant: 'primary' },
  { step: 'wait', icon: <Hourglass />, variant: 'secondary' },
  { step: 'decline', icon: <X />, variant: 'secondary' },
  { step: 'endorse', icon: <Check />, variant: 'secondary' },
  { step: 'return', icon: <CornerUpLeft />, variant: 'secondary' },
] as const
const marks = Array.from({ length: MOST_MARK + 1 }, (_, mark) => ({
  value: String(mark),
  label: String(mark),
}))

type Names = 'applicationIds' | 'everything' | 'remark' | (typeof criteria)[number]
type Props = {
  fields: Record<Names, FieldLike>
  chosen: number
  /** How many the filter shows on all pages. */
  total: number
}

/** Where a list leads to what may be done. */
export const bulkBarId = 'keputusan'

/** What may be done to all that are ticked, or to everything that the filter shows. */
export function BulkBar({ fields, chosen, total }: Props) {
  const { t } = useTranslation(['exhibitors'])
  return (
    <ChosenActions
      id={bulkBarId}
      label={t('exhibitors:list.decide')}
      chosen={t('exhibitors:list.chosen', { count: chosen })}
      everything={{
        field: fields.everything,
        label: t('exhibitors:review.everything', { count: total }),
      }}
      boxes={fields.applicationIds}
    >
      <TextareaField
        field={fields.remark}
        label={t('exhibitors:list.remark')}
        hint={t('exhibitors:list.remarkHint')}
        rows={2}
        optional
      />
      <div className="flex flex-wrap gap-2">
        {steps.map(({ step, icon, variant }) => (
          <SubmitButton key={step} name="intent" value={step} icon={icon} variant={variant}>
            {t(`exhibitors:step.${step}`)}
          </SubmitButton>
        ))}
      </div>
      <details>
        <summary className="inline-flex min-h-11 cursor-pointer items-center font-semibold">
          {t('exhibitors:review.bulk')}
        </summary>
        <p className="mb-3 text-sm text-ink-soft">{t('exhibitors:review.bulkLead')}</p>
        <div className="grid items-end gap-3 sm:grid-cols-4">
          {criteria.map((criterion) => (
            <SelectField
              key={criterion}
              field={fields[criterion]}
              label={t(`exhibitors:review.criterion.${criterion}`)}
              placeholder="–"
              options={marks}
            />
          ))}
          <SubmitButton name="intent" value="score" icon={<Star />} variant="secondary">
            {t('exhibitors:review.saveBulk')}
          </SubmitButton>
        </div>
      </details>
    </ChosenActions>
  )
}
