import { Link } from '@remix-run/react'
import { clsx } from 'clsx'
import { Plus, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/i18n/use-format.ts'
import { newSlotPath, slotPath } from '#app/lib/paths.ts'
import { kindLooks } from '../live/slot-look.ts'
import type { PrayerBreak } from '../prayer/prayer-breaks.ts'
import { minutesOf } from './span.ts'
import type { Stage } from './stages.server.ts'
import type { StaffSlot } from './timetable.server.ts'
import type { Timetable, TimetableCell } from './timetable-layout.ts'

/**
 * Height of a row by its minutes: two pixels a minute. Written out in full, because Tailwind finds class names by
 * reading the source.
 */
const rowHeights = [
  'h-px',
  'h-[2px]',
  'h-[4px]',
  'h-[6px]',
  'h-[8px]',
  'h-[10px]',
  'h-[12px]',
  'h-[14px]',
  'h-[16px]',
  'h-[18px]',
  'h-[20px]',
  'h-[22px]',
  'h-[24px]',
  'h-[26px]',
  'h-[28px]',
  'h-[30px]',
]

const hatch =
  'bg-[repeating-linear-gradient(135deg,transparent_0_5px,var(--line)_5px_6px)] bg-sunken/50'

type GridProps = {
  timetable: Timetable<StaffSlot, PrayerBreak>
  stages: ReadonlyArray<Stage>
  event: { slug: string; timeZone: string }
  day: string
  /** Sentences of warning by slot. */
  warnings: Record<string, string[]>
  canEdit: boolean
}

/** A day as a table: stages side by side, time downwards, prayer breaks across. An empty place leads to a new slot. */
export function TimetableGrid(props: GridProps) {
  const { timetable, stages, event, day, canEdit } = props
  const { t } = useTranslation('programme')
  const f = useFormat()
  const cellAt = timetable.columns.map(
    (column) => new Map(column.cells.map((cell) => [cell.row, cell])),
  )
  return (
    <div className="rounded-card border border-line bg-surface shadow-card">
      <table className="w-full table-fixed border-separate border-spacing-0">
        <caption className="sr-only">{t('timetable.caption', { day: f.day(day) })}</caption>
        <thead>
          <tr>
            <th scope="col" className="sticky top-0 z-20 w-14 border-b border-line bg-surface">
              <span className="sr-only">{t('timetable.time')}</span>
            </th>
            <th scope="col" className="sticky top-0 z-20 w-14 border-b border-line bg-surface">
              <span className="sr-only">{t('timetable.prayers')}</span>
            </th>
            {stages.map((stage) => (
              <th
                key={stage.id}
                scope="col"
                className="sticky top-0 z-20 border-b border-l border-line bg-surface px-2 py-2 text-start text-sm font-bold"
              >
                <span className="flex items-center justify-between gap-1">
                  <span className="truncate" title={stage.name}>
                    {stage.name}
                  </span>
                  {canEdit ? (
                    <Link
                      to={newSlotPath(event, { stageId: stage.id, day })}
                      aria-label={t('timetable.addOn', { stage: stage.name })}
                      title={t('timetable.addOn', { stage: stage.name })}
                      className="rounded-control p-1.5 text-ink-soft hover:bg-sunken hover:text-ink"
                    >
                      <Plus aria-hidden="true" className="size-4" />
                    </Link>
                  ) : null}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {timetable.rows.map((row, index) => (
            <tr key={row.startAt.getTime()} className={rowHeights[row.minutes]}>
              <TimeHeading at={row.startAt} zone={event.timeZone} />
              <PauseCell
                pause={row.pause}
                begins={timetable.rows[index - 1]?.pause !== row.pause}
                rows={timetable.rows.filter((other) => other.pause === row.pause).length}
                zone={event.timeZone}
              />
              {cellAt.map((cells, column) => {
                const cell = cells.get(index)
                const stage = stages[column]
                if (!cell || !stage) return null
                return (
                  <GridCell
                    key={stage.id}
                    {...props}
                    cell={cell}
                    stage={stage}
                    startAt={row.startAt}
                    pausing={row.pause !== undefined}
                  />
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** The clock beside its row: whole hours strong, half hours quiet, nothing between. */
function TimeHeading({ at, zone }: { at: Date; zone: string }) {
  const f = useFormat()
  const clock = f.time(at, zone, true)
  const minute = clock.slice(-2)
  const shown = minute === '00' || minute === '30'
  return (
    <th scope="row" className="relative p-0 align-top font-normal">
      <span
        className={clsx(
          'figures absolute top-0.5 right-2 text-xs leading-none',
          minute === '00' ? 'font-bold' : 'text-ink-soft',
          !shown && 'sr-only',
        )}
      >
        {clock}
      </span>
    </th>
  )
}

type PauseProps = {
  pause: PrayerBreak | undefined
  begins: boolean
  rows: number
  zone: string
}

function PauseCell({ pause, begins, rows, zone }: PauseProps) {
  const { t } = useTranslation('programme')
  const f = useFormat()
  if (!pause) return <td className="p-0" />
  if (!begins) return null
  return (
    <td rowSpan={rows} className="relative p-0">
      <span className="absolute inset-y-0 right-0 left-0 flex flex-col justify-center overflow-hidden rounded-l-control bg-info-soft px-1.5 text-[0.6875rem] leading-tight font-semibold text-info">
        <span className="truncate">{t(`prayer.${pause.prayer}`)}</span>
        <span className="figures font-normal">{f.time(pause.startAt, zone, true)}</span>
      </span>
    </td>
  )
}

type CellProps = GridProps & {
  cell: TimetableCell<StaffSlot>
  stage: Stage
  startAt: Date
  pausing: boolean
}

function GridCell({ cell, stage, startAt, pausing, event, day, warnings, canEdit }: CellProps) {
  const f = useFormat()
  const edge = 'border-l border-line p-0 relative'
  if (cell.part === 'free') {
    const clock = f.time(startAt, event.timeZone, true).replace('.', ':')
    const whole = clock.endsWith(':00')
    return (
      <td className={clsx(edge, whole && 'border-t border-t-line', pausing && 'bg-info-soft')}>
        {canEdit ? (
          <Link
            to={newSlotPath(event, { stageId: stage.id, day, startsAt: clock })}
            tabIndex={-1}
            aria-hidden="true"
            className="group absolute inset-0 flex items-center justify-center hover:bg-accent-soft"
          >
            <span className="figures hidden text-xs font-semibold text-accent group-hover:inline">
              + {clock}
            </span>
          </Link>
        ) : null}
      </td>
    )
  }
  if (cell.part !== 'slot') {
    return (
      <td rowSpan={cell.rowSpan} className={edge}>
        <PartMark part={cell.part} minutes={partMinutes(cell)} />
      </td>
    )
  }
  return (
    <td rowSpan={cell.rowSpan} className={clsx(edge, pausing && 'bg-info-soft')}>
      <SlotCard slot={cell.slot} event={event} warnings={warnings[cell.slot.id] ?? []} />
    </td>
  )
}

function partMinutes(cell: Extract<TimetableCell<StaffSlot>, { slot: StaffSlot }>): number {
  return cell.part === 'setup' ? cell.slot.setupMinutes : cell.slot.strikeMinutes
}

/** The stage is held, but nothing is on: set-up before, strike after. */
function PartMark({ part, minutes }: { part: 'setup' | 'strike'; minutes: number }) {
  const { t } = useTranslation('programme')
  return (
    <span
      className={clsx(
        'absolute inset-x-1 inset-y-0 flex items-center justify-center overflow-hidden text-[0.6875rem] leading-none text-ink-soft',
        hatch,
      )}
    >
      <span className={clsx('bg-surface px-1', minutes < 10 && 'sr-only')}>
        {t(`timetable.${part}`)}
      </span>
    </span>
  )
}

type CardProps = { slot: StaffSlot; event: GridProps['event']; warnings: string[] }

function SlotCard({ slot, event, warnings }: CardProps) {
  const { t } = useTranslation('programme')
  const f = useFormat()
  const time = f.timeRange(slot.startAt, slot.endAt, event.timeZone, true)
  return (
    <Link
      to={slotPath(event, slot.id)}
      title={[`${slot.title}, ${time}`, ...warnings].join(' · ')}
      className={clsx(
        'absolute inset-x-1 inset-y-px overflow-hidden rounded-[0.45rem] border border-l-4 px-2 py-1 text-xs leading-snug',
        'hover:z-10 hover:shadow-card focus-visible:z-10',
        kindLooks[slot.kind],
        slot.status === 'planned' && 'border-dashed',
        slot.status === 'live' && 'shadow-[0_0_0_2px_var(--good)]',
      )}
    >
      <span className="flex items-start gap-1">
        <span
          className={clsx(
            'grow text-[0.8125rem] font-bold break-words',
            minutesOf(slot) < 40 ? 'line-clamp-1' : 'line-clamp-2',
          )}
        >
          {slot.title}
        </span>
        {warnings.length > 0 ? (
          <TriangleAlert aria-hidden="true" className="size-4 shrink-0 text-warn" />
        ) : null}
      </span>
      <span className="figures block">
        {time}
        <span className="sr-only">, </span>
        <span className="text-ink-soft"> · {t(`status.${slot.status}`)}</span>
      </span>
      {warnings.length > 0 ? <span className="sr-only">{warnings.join(' ')}</span> : null}
    </Link>
  )
}
