import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/i18n/use-format.ts'
import type { ApplicationStatus } from '#db/types.ts'
import { ApplicationBadge } from './application-badge.tsx'

export type HistoryStep = {
  id: string
  toStatus: ApplicationStatus
  remark: string
  at: Date
  by: string | null
}

/** Every step of an application, the newest first, with its remark. */
export function ApplicationHistory({
  steps,
  timeZone,
}: {
  steps: ReadonlyArray<HistoryStep>
  timeZone: string
}) {
  const { t } = useTranslation(['exhibitors'])
  const f = useFormat()
  if (steps.length === 0) return <p className="text-ink-soft">{t('exhibitors:history.none')}</p>
  return (
    <ol className="space-y-4 border-l-2 border-line pl-4">
      {steps.map((step) => (
        <li key={step.id}>
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <ApplicationBadge status={step.toStatus} />
            <span className="figures text-sm text-ink-soft">
              {f.instant(step.at, timeZone)}
              {step.by ? ` · ${step.by}` : ''}
            </span>
          </div>
          {step.remark ? (
            <p className="mt-1.5 whitespace-pre-line break-words">{step.remark}</p>
          ) : null}
        </li>
      ))}
    </ol>
  )
}
