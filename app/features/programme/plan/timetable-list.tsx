import { Link } from '@remix-run/react'
import { clsx } from 'clsx'
import { TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { StatusBadge } from '#app/components/badge.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import { slotPath } from '#app/lib/paths.ts'
import { kindLooks, slotStatusTones } from '../live/slot-look.ts'
import { type PrayerBreak, withBreaks } from '../prayer/prayer-breaks.ts'
import type { StaffSlot } from './timetable.server.ts'

type ListProps = {
  slots: ReadonlyArray<StaffSlot>
  breaks: ReadonlyArray<PrayerBreak>
  event: { slug: string; timeZone: string }
  warnings: Record<string, string[]>
}

/** One stage on one day, for a phone: what is on, in order, with the prayer breaks between. */
export function TimetableList({ slots, breaks, event, warnings }: ListProps) {
  const { t } = useTranslation('programme')
  const f = useFormat()
  return (
    <ol className="space-y-2">
      {withBreaks(slots, breaks).map(({ slot, pause }) =>
        slot ? (
          <li key={slot.id}>
            <Link
              to={slotPath(event, slot.id)}
              className={clsx(
                'block rounded-control border border-l-4 px-4 py-3',
                kindLooks[slot.kind],
                slot.status === 'planned' && 'border-dashed',
              )}
            >
              <span className="figures text-sm font-semibold">
                {f.timeRange(slot.startAt, slot.endAt, event.timeZone)}
              </span>
              <span
                className={clsx(
                  'block text-lg leading-snug font-bold break-words',
                  slot.status === 'cancelled' && 'line-through',
                )}
              >
                {slot.title}
              </span>
              <span className="mt-1 flex flex-wrap items-center gap-2">
                <StatusBadge tone={slotStatusTones[slot.status]}>
                  {t(`status.${slot.status}`)}
                </StatusBadge>
                {(warnings[slot.id] ?? []).map((warning) => (
                  <span key={warning} className="flex items-center gap-1 text-sm text-warn">
                    <TriangleAlert aria-hidden="true" className="size-4 shrink-0" />
                    {warning}
                  </span>
                ))}
              </span>
            </Link>
          </li>
        ) : (
          <li
            key={pause.prayer}
            className="figures flex justify-between rounded-control bg-info-soft px-4 py-2 text-sm font-semibold text-info"
          >
            <span>{t(`prayer.${pause.prayer}`)}</span>
            <span>{f.timeRange(pause.startAt, pause.endAt, event.timeZone)}</span>
          </li>
        ),
      )}
    </ol>
  )
}
