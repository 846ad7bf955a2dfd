import { clsx } from 'clsx'
import { Check, CloudOff, Play, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { StatusBadge } from '#app/components/badge.tsx'
import { type ButtonProps, SubmitButton } from '#app/components/button.tsx'
import { ActionForm } from '#app/components/form.tsx'
import { slotStatusTones } from '#app/features/programme/live/slot-look.ts'
import type { StaffSlot } from '#app/features/programme/plan/timetable.server.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import type { SlotStatus } from '#db/types.ts'
import { needsNetworkId, useStageView } from './stage-view.ts'

type StepProps = Pick<ButtonProps, 'variant' | 'size' | 'className'> & {
  slot: StaffSlot
  to: SlotStatus
  icon: ReactNode
  formClass?: string
  children: ReactNode
}

/** A button that moves a slot on. Without the server it cannot be pressed and shows why. */
function Step({ slot, to, icon, formClass, children, ...look }: StepProps) {
  const { cutOff } = useStageView()
  return (
    <ActionForm intent="step" values={{ slotId: slot.id }} className={formClass}>
      <SubmitButton
        {...look}
        name="to"
        value={to}
        disabled={cutOff}
        aria-describedby={cutOff ? needsNetworkId : undefined}
        icon={cutOff ? <CloudOff aria-hidden="true" /> : icon}
      >
        {children}
      </SubmitButton>
    </ActionForm>
  )
}

/** What is on now, how long it still has, and the way to end it. */
export function LivePanel({ slot }: { slot: StaffSlot }) {
  const { event, now } = useStageView()
  const { t } = useTranslation('programme')
  const f = useFormat()
  const late = now > slot.endAt
  return (
    <section
      aria-label={t('now.now')}
      className={clsx('rounded-card p-5', late ? 'bg-warn-soft' : 'bg-good-soft')}
    >
      <p className={clsx('font-bold', late ? 'text-warn' : 'text-good')}>{t('now.now')}</p>
      <h2 className="text-3xl leading-tight font-extrabold break-words">{slot.title}</h2>
      <p className="figures mt-1 text-lg">
        {slot.actualStartsAt
          ? t('stageManager.startedAt', { time: f.time(slot.actualStartsAt, event.timeZone) })
          : null}{' '}
        · {t('until', { time: f.time(slot.endAt, event.timeZone) })}
      </p>
      <p className="figures text-lg font-bold">
        {late
          ? t('stageManager.over', { time: f.relative(slot.endAt, now) })
          : t('stageManager.endsIn', { time: f.relative(slot.endAt, now) })}
      </p>
      <Step
        slot={slot}
        to="done"
        size="xl"
        icon={<Check />}
        className="w-full"
        formClass="mt-4 w-full"
      >
        {t('stageManager.finish')}
      </Step>
      <Step
        slot={slot}
        to="confirmed"
        variant="quiet"
        icon={<Undo2 />}
        className="w-full"
        formClass="mt-2 w-full"
      >
        {t('step.undoLive')}
      </Step>
    </section>
  )
}

/** What comes next, in how long, and the way to begin it. */
export function NextPanel({ slot, blocked }: { slot: StaffSlot; blocked: boolean }) {
  const { event, now, breaks } = useStageView()
  const { t } = useTranslation('programme')
  const f = useFormat()
  const pause = breaks.find((rest) => rest.startAt < slot.endAt && slot.startAt < rest.endAt)
  return (
    <section
      aria-label={t('now.next')}
      className="rounded-card border border-line bg-surface p-5 shadow-card"
    >
      <p className="font-bold text-accent">{t('now.next')}</p>
      <h2 className="text-2xl leading-tight font-extrabold break-words">{slot.title}</h2>
      <p className="figures mt-1 text-lg">
        {f.timeRange(slot.startAt, slot.endAt, event.timeZone)} ·{' '}
        <strong>{f.relative(slot.startAt, now)}</strong>
      </p>
      <p className="text-ink-soft">
        {[
          slot.origin,
          slot.membersCount === null
            ? null
            : t('stageManager.members', { count: slot.membersCount }),
          slot.setupMinutes > 0 ? t('stageManager.setup', { count: slot.setupMinutes }) : null,
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </p>
      {slot.isPermitted ? null : (
        <p className="mt-2 font-semibold text-bad">{t('permit.missing')}</p>
      )}
      {pause ? (
        <p className="mt-2 font-semibold text-warn">
          {t('warning.prayer', {
            prayer: t(`prayer.${pause.prayer}`),
            time: f.time(pause.startAt, event.timeZone),
          })}
        </p>
      ) : null}
      <Step
        slot={slot}
        to="live"
        size="xl"
        variant={blocked ? 'secondary' : 'primary'}
        icon={<Play />}
        className="w-full"
        formClass="mt-4 w-full"
      >
        {t('stageManager.start')}
      </Step>
    </section>
  )
}

/** The whole day of the stage in short lines. */
export function RunningOrder({ slots, day }: { slots: StaffSlot[]; day: string }) {
  const { event } = useStageView()
  const { t } = useTranslation('programme')
  const f = useFormat()
  return (
    <section aria-label={t('title')}>
      <h2 className="mb-2 font-bold">{f.day(day)}</h2>
      <ol className="divide-y divide-line rounded-card border border-line bg-surface">
        {slots.map((slot) => (
          <li key={slot.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3">
            <span className="figures w-28 shrink-0 font-semibold">
              {f.timeRange(slot.startAt, slot.endAt, event.timeZone, true)}
            </span>
            <span className="min-w-0 grow break-words">{slot.title}</span>
            <StatusBadge tone={slotStatusTones[slot.status]}>
              {t(`status.${slot.status}`)}
            </StatusBadge>
            {slot.status === 'done' ? (
              <Step slot={slot} to="live" variant="quiet" size="sm" icon={<Undo2 />}>
                {t('step.undoDone')}
              </Step>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  )
}
