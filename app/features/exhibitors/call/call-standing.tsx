import { useTranslation } from 'react-i18next'
import { StatusBadge } from '#app/components/badge.tsx'
import { Button } from '#app/components/button.tsx'
import { ConfirmDialog } from '#app/components/dialog.tsx'
import { Card } from '#app/components/page-header.tsx'
import type { CallState } from '#app/features/events/call-window.ts'
import { type EventStep, eventSteps, isStepOn } from '#app/features/events/event-status.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import type { EventStatus } from '#db/types.ts'

const tones = { open: 'good', 'not-yet': 'info', closed: 'neutral' } as const

/** Steps of a festival that are about its call. */
const callSteps = ['openCall', 'closeCall', 'reopenCall'] as const
const isCallStep = (step: EventStep): step is EventStep & { name: (typeof callSteps)[number] } =>
  callSteps.some((name) => name === step.name)

type CallStandingProps = {
  status: EventStatus
  state: CallState
  opensAt: Date | null
  closesAt: Date | null
  timeZone: string
}

/** Whether exhibitors can apply now, and the way to open or close the call. */
export function CallStanding({ status, state, opensAt, closesAt, timeZone }: CallStandingProps) {
  const { t } = useTranslation(['call', 'events'])
  const f = useFormat()
  const steps = eventSteps[status].filter(isCallStep)
  return (
    <Card className="flex flex-wrap items-center justify-between gap-4">
      <div className="min-w-0">
        <StatusBadge tone={tones[state]}>{t(`call:standing.${state}`)}</StatusBadge>
        <p className="mt-2 text-ink-soft">
          {status === 'draft' ? t('call:standing.draft') : null}
          {status === 'call_open' && state === 'not-yet' && opensAt
            ? t('call:standing.opens', { when: f.instant(opensAt, timeZone) })
            : null}
          {state === 'open' && closesAt
            ? t('call:standing.closes', { when: f.instant(closesAt, timeZone) })
            : null}
          {state === 'open' && !closesAt ? t('call:standing.noEnd') : null}
          {status === 'call_open' && state === 'closed' ? t('call:standing.past') : null}
          {state === 'closed' && status !== 'call_open' ? t('call:standing.over') : null}
        </p>
      </div>
      <div className="flex flex-wrap gap-2.5">
        {steps.map(({ to, name }) => (
          <ConfirmDialog
            key={to}
            trigger={
              <Button variant={name === 'closeCall' ? 'secondary' : 'primary'}>
                {t(`events:step.${name}`)}
              </Button>
            }
            title={t(`events:step.${name}`)}
            body={t(`call:standing.body.${name}`)}
            confirm={t(`events:step.${name}`)}
            tone={isStepOn(status, to) && name !== 'closeCall' ? 'primary' : 'danger'}
            intent="step"
            values={{ to }}
          />
        ))}
      </div>
    </Card>
  )
}
