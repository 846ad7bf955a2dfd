/** A stretch of time: its start belongs to it, its end does not. */
export type Span = { startAt: Date; endAt: Date }

/** Whether two spans share a moment. One may start the moment the other ends. */
export function overlaps(a: Span, b: Span): boolean {
  return a.startAt < b.endAt && b.startAt < a.endAt
}

/** Whether the inner span lies wholly within the outer one. */
export function covers(outer: Span, inner: Span): boolean {
  return outer.startAt <= inner.startAt && inner.endAt <= outer.endAt
}

/** The span with some minutes before and after. */
export function widen(span: Span, minutesBefore: number, minutesAfter: number): Span {
  return {
    startAt: new Date(span.startAt.getTime() - minutesBefore * 60_000),
    endAt: new Date(span.endAt.getTime() + minutesAfter * 60_000),
  }
}

/** Length in whole minutes. */
export function minutesOf(span: Span): number {
  return Math.round((span.endAt.getTime() - span.startAt.getTime()) / 60_000)
}

/** The part of a span that lies within another; it ends before it begins when there is none. */
export function clip(span: Span, to: Span): Span {
  return {
    startAt: new Date(Math.max(span.startAt.getTime(), to.startAt.getTime())),
    endAt: new Date(Math.min(span.endAt.getTime(), to.endAt.getTime())),
  }
}
