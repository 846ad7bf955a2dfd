import { overlaps, type Span } from '#app/features/programme/plan/span.ts'
import { minutesAfter } from './clock.ts'

/** A line of a running order: an act by name, or a ceremony without one. */
export type Line = {
  title: string
  kind: 'act' | 'ceremony'
  minutes: number
  setup: number
  strike: number
  /** Not before this moment, although the stage is free. */
  notBefore?: Date
}

export type TimedLine = Line & { planned: Span }

/**
 * Puts the lines of one stage one after another into the hours of a day. Nothing happens on stage in a
 * break, set-up and strike included; what finds no room before closing is left out.
 */
export function layOut(
  hours: Span,
  breaks: ReadonlyArray<Span>,
  lines: ReadonlyArray<Line>,
): TimedLine[] {
  const timed: TimedLine[] = []
  let free = hours.startAt
  for (const line of lines) {
    const planned = firstFit(free, line, breaks)
    const strikeEnds = minutesAfter(planned.endAt, line.strike)
    if (strikeEnds > hours.endAt) continue
    timed.push({ ...line, planned })
    free = strikeEnds
  }
  return timed
}

function firstFit(free: Date, line: Line, breaks: ReadonlyArray<Span>): Span {
  const earliest = line.notBefore ? minutesAfter(line.notBefore, -line.setup) : free
  let from = roundUp(earliest > free ? earliest : free)
  for (;;) {
    const to = minutesAfter(from, line.setup + line.minutes + line.strike)
    const crossed = breaks.find((pause) => overlaps(pause, { startAt: from, endAt: to }))
    if (!crossed) {
      const startAt = minutesAfter(from, line.setup)
      return { startAt, endAt: minutesAfter(startAt, line.minutes) }
    }
    from = roundUp(crossed.endAt)
  }
}

/** To the next five minutes, as people write running orders. */
function roundUp(at: Date): Date {
  const step = 5 * 60_000
  return new Date(Math.ceil(at.getTime() / step) * step)
}
