import { clsx } from 'clsx'
import { useTranslation } from 'react-i18next'
import { Badge, StatusBadge } from '#app/components/badge.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import { type PrayerBreak, withBreaks } from '../prayer/prayer-breaks.ts'
import type { PublicSlot, PublicStatus } from './public-view.ts'

type TimelineProps = {
  slots: ReadonlyArray<PublicSlot>
  breaks: ReadonlyArray<PrayerBreak>
  zone: string
  /** What is on now and next, by id. */
  nowIds: ReadonlyArray<string>
  nextIds: ReadonlyArray<string>
}

/** A day of the published programme from morning to night, with the prayer breaks between. */
export function PublicTimeline({ slots, breaks, zone, nowIds, nextIds }: TimelineProps) {
  const { t } = useTranslation('programme')
  const f = useFormat()
  return (
    <ol className="overflow-clip rounded-card border border-line bg-surface shadow-card">
      {withBreaks(slots, breaks).map(({ slot, pause }) =>
        slot ? (
          <TimelineSlot
            key={slot.slotId}
            slot={slot}
            zone={zone}
            place={
              nowIds.includes(slot.slotId)
                ? 'now'
                : nextIds.includes(slot.slotId)
                  ? 'next'
                  : undefined
            }
          />
        ) : (
          <li
            key={pause.prayer}
            className="grid break-inside-avoid grid-cols-[6.5rem_minmax(0,1fr)] gap-4 border-b border-line bg-info-soft px-4 py-2 text-sm font-semibold text-info last:border-0 sm:px-5"
          >
            <span className="figures">{f.time(pause.startAt, zone)}</span>
            <span>{t('prayer.pause', { prayer: t(`prayer.${pause.prayer}`) })}</span>
          </li>
        ),
      )}
    </ol>
  )
}

const dim: Record<PublicStatus, string> = {
  planned: '',
  live: '',
  done: 'text-ink-soft',
  cancelled: 'text-ink-soft',
}

type SlotProps = { slot: PublicSlot; zone: string; place: 'now' | 'next' | undefined }

function TimelineSlot({ slot, zone, place }: SlotProps) {
  const { t } = useTranslation('programme')
  const f = useFormat()
  return (
    <li
      className={clsx(
        'grid break-inside-avoid grid-cols-[6.5rem_minmax(0,1fr)] gap-4 border-b border-line px-4 py-4 last:border-0 sm:px-5',
        place === 'now' && 'bg-accent-soft shadow-[inset_5px_0_0_var(--accent)]',
        dim[slot.status],
      )}
    >
      <p className="figures leading-snug">
        <span className="block text-lg font-bold">{f.time(slot.startAt, zone)}</span>
        <span className="block text-sm text-ink-soft">
          {t('until', { time: f.time(slot.endAt, zone, true) })}
        </span>
      </p>
      <div className="min-w-0">
        <h2
          className={clsx(
            'text-lg leading-snug font-bold break-words',
            slot.status === 'cancelled' && 'line-through',
          )}
        >
          {slot.title}
        </h2>
        <p className="text-sm break-words text-ink-soft">
          {[slot.origin, slot.stageName].filter((part) => part !== null).join(' · ')}
        </p>
        <p className="mt-1.5 flex flex-wrap gap-1.5 empty:hidden">
          {slot.status === 'cancelled' ? (
            <StatusBadge tone="bad">{t('status.cancelled')}</StatusBadge>
          ) : null}
          {place === 'now' ? <StatusBadge tone="accent">{t('now.now')}</StatusBadge> : null}
          {place === 'next' ? <StatusBadge tone="info">{t('now.next')}</StatusBadge> : null}
          {slot.actKind ? <Badge>{t(`performer.${slot.actKind}`)}</Badge> : null}
        </p>
      </div>
    </li>
  )
}
