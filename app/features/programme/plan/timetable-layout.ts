import { occupiedSpan, type PlacedSlot } from './slot-conflicts.ts'
import { clip, type Span } from './span.ts'

/** One row of a timetable: at most one step long, cut wherever something begins or ends. */
type TimetableRow<B> = Span & { minutes: number; pause: B | undefined }

/** A cell of a column; it reaches over `rowSpan` rows. `part` tells what the stage is held for. */
export type TimetableCell<S> =
  | { row: number; rowSpan: number; part: 'slot' | 'setup' | 'strike'; slot: S }
  | { row: number; rowSpan: 1; part: 'free' }

type TimetableColumn<S> = { stageId: string; cells: TimetableCell<S>[] }
export type Timetable<S, B> = { rows: TimetableRow<B>[]; columns: TimetableColumn<S>[] }

/** The hours to show: opening hours and everything placed that day, in whole hours. */
export function timetableWindow(
  day: Span,
  hours: Span | undefined,
  slots: ReadonlyArray<PlacedSlot>,
): Span {
  const spans = [...(hours ? [hours] : []), ...slots.map(occupiedSpan)].map((span) =>
    clip(span, day),
  )
  const visible = spans.filter((span) => span.startAt < span.endAt)
  const morning = day.startAt.getTime() + 8 * hour
  const from = Math.min(...visible.map((span) => span.startAt.getTime()))
  const to = Math.max(...visible.map((span) => span.endAt.getTime()))
  if (visible.length === 0)
    return { startAt: new Date(morning), endAt: new Date(morning + 12 * hour) }
  const offset = day.startAt.getTime()
  return {
    startAt: new Date(offset + Math.floor((from - offset) / hour) * hour),
    endAt: new Date(offset + Math.ceil((to - offset) / hour) * hour),
  }
}

/**
 * Places slots in columns, one a stage, and rows of at most `stepMinutes`. Slots of a stage do not
 * overlap (the database sees to it); should two of them, the later one begins where the earlier one ends.
 * What crosses the edge of the window is cut there.
 */
export function layOutTimetable<S extends PlacedSlot, B extends Span>(
  slots: ReadonlyArray<S>,
  stageIds: ReadonlyArray<string>,
  window: Span,
  breaks: ReadonlyArray<B>,
  stepMinutes = 15,
): Timetable<S, B> {
  const placed = slots.filter(
    (slot) => slot.status !== 'cancelled' && stageIds.includes(slot.stageId),
  )
  const marks = marksOf(window, stepMinutes, [
    ...breaks,
    ...placed.flatMap((s) => [s, occupiedSpan(s)]),
  ])
  const rows = marks.slice(0, -1).map((start, index): TimetableRow<B> => {
    const end = marks[index + 1] ?? start
    return {
      startAt: new Date(start),
      endAt: new Date(end),
      minutes: (end - start) / 60_000,
      pause: breaks.find((rest) => rest.startAt.getTime() <= start && end <= rest.endAt.getTime()),
    }
  })
  const rowAt = new Map(marks.map((mark, index) => [mark, index]))
  const columns = stageIds.map((stageId) => ({
    stageId,
    cells: cellsOf(
      placed.filter((slot) => slot.stageId === stageId),
      (at) => rowAt.get(Math.min(Math.max(at.getTime(), marks[0] ?? 0), marks.at(-1) ?? 0)) ?? 0,
      rows.length,
    ),
  }))
  return { rows, columns }
}

const hour = 3_600_000

/** Every instant at which a row begins, and the end of the last one. */
function marksOf(window: Span, stepMinutes: number, spans: ReadonlyArray<Span>): number[] {
  const from = window.startAt.getTime()
  const to = window.endAt.getTime()
  const marks = new Set<number>([to])
  for (let at = from; at < to; at += stepMinutes * 60_000) marks.add(at)
  for (const { startAt, endAt } of spans) {
    for (const at of [startAt.getTime(), endAt.getTime()]) if (from < at && at < to) marks.add(at)
  }
  return [...marks].sort((a, b) => a - b)
}

function cellsOf<S extends PlacedSlot>(
  slots: ReadonlyArray<S>,
  rowAt: (at: Date) => number,
  rowCount: number,
): TimetableCell<S>[] {
  const cells: TimetableCell<S>[] = []
  let next = 0
  const fill = (until: number) => {
    while (next < until) cells.push({ row: next++, rowSpan: 1, part: 'free' })
  }
  const put = (slot: S, part: 'slot' | 'setup' | 'strike', from: number, to: number) => {
    const row = Math.max(from, next)
    if (to <= row) return
    cells.push({ row, rowSpan: to - row, part, slot })
    next = to
  }
  const inOrder = [...slots].sort((a, b) => a.startAt.getTime() - b.startAt.getTime())
  for (const slot of inOrder) {
    const occupied = occupiedSpan(slot)
    const start = rowAt(slot.startAt)
    const end = rowAt(slot.endAt)
    fill(Math.max(next, rowAt(occupied.startAt)))
    put(slot, 'setup', rowAt(occupied.startAt), start)
    put(slot, 'slot', start, end)
    put(slot, 'strike', end, rowAt(occupied.endAt))
  }
  fill(rowCount)
  return cells
}
