import type { NumberSpan } from '#app/features/phone/number-spans.ts'

/** Of the spans of missing numbers so many are shown; the others are only counted. */
export const MISSING_SHOWN = 12

/** The running numbers of a phone that have not reached the server, dismissed ones left out. */
export type PhoneNumbers = {
  outstanding: number
  /** So many of them the phone still held when it told. */
  held: number
  /** So many of them it did not hold; null when it did not say which it holds. */
  missing: number | null
}

/**
 * What has become of the numbers that have not been received: those that the phone held lie on it, the others are
 * missing. Where it did not say which it held, what is received after it told is taken off the missing ones first:
 * an alarm may come with the next report, but is never false.
 */
export function reckonNumbers({ outstanding, held, missing }: PhoneNumbers): {
  held: number
  missing: number
} {
  if (missing !== null) return { held: outstanding - missing, missing }
  return { held: Math.min(held, outstanding), missing: Math.max(0, outstanding - held) }
}

/** The spans as people read them, from one on as on receipts: `13–16, 20`, and `…` where there are more. */
export function writeSpans(spans: ReadonlyArray<NumberSpan>, count: number): string {
  const shown = spans.map(({ first, last }) =>
    first === last ? `${first + 1}` : `${first + 1}–${last + 1}`,
  )
  const named = spans.reduce((sum, { first, last }) => sum + last - first + 1, 0)
  return [...shown, ...(named < count ? ['…'] : [])].join(', ')
}
