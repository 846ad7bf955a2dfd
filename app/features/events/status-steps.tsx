import { clsx } from 'clsx'
import { Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/button.tsx'
import { ConfirmDialog } from '#app/components/dialog.tsx'
import type { EventStatus } from '#db/types.ts'
import { type EventStep, eventStatuses, eventSteps, isStepOn } from './event-status.ts'

/** The way of a festival from draft to archive, and the steps that can be taken from here. */
export function StatusSteps({ status }: { status: EventStatus }) {
  const { t } = useTranslation('events')
  const reached = eventStatuses.indexOf(status)
  return (
    <div className="rounded-card border border-line bg-surface p-5 shadow-card sm:p-6">
      <ol className="flex flex-wrap gap-x-2 gap-y-2">
        {eventStatuses.map((step, index) => (
          <li
            key={step}
            aria-current={step === status ? 'step' : undefined}
            className={clsx(
              'inline-flex items-center gap-1.5 rounded-full px-3 py-1 text-sm font-semibold',
              step === status && 'bg-accent text-accent-ink',
              index < reached && 'bg-good-soft text-good',
              index > reached && 'bg-sunken text-ink-soft',
            )}
          >
            {index < reached ? <Check aria-hidden="true" className="size-4" /> : null}
            {t(`status.${step}`)}
          </li>
        ))}
      </ol>
      <p className="mt-4 max-w-2xl text-ink-soft">{t(`statusMeaning.${status}`)}</p>
      <div className="mt-4 flex flex-wrap gap-2.5">
        {eventSteps[status].map(({ to, name }) => {
          const onward = isStepOn(status, to)
          return (
            <ConfirmDialog
              key={to}
              trigger={
                <Button variant={onward ? 'primary' : 'secondary'}>{t(`step.${name}`)}</Button>
              }
              title={t(`step.${name}`)}
              body={[
                t(`statusMeaning.${to}`),
                ...(hasNote(name) ? [t(`stepNote.${name}`)] : []),
              ].join(' ')}
              confirm={t(`step.${name}`)}
              tone={onward ? 'primary' : 'danger'}
              intent="step"
              values={{ to }}
            />
          )
        })}
      </div>
    </div>
  )
}

/** Opening and closing write down a day: worth saying before they are done. */
function hasNote(name: EventStep['name']): name is 'open' | 'close' {
  return name === 'open' || name === 'close'
}
