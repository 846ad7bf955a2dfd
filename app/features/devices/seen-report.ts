import type { NumberSpan } from '#app/features/phone/number-spans.ts'
import { type PhoneNumbers, reckonNumbers } from './missing-numbers.ts'

/** What lies on a phone and how it fares, as far as the server knows now. */
export type SeenReport = {
  /** To be sent. */
  waiting: number
  /** Refused by the server, and waiting for a person. */
  refused: number
  /** Since when the oldest of it lies there. */
  oldestAt: Date | null
  /** Running numbers that neither the server nor the phone has. */
  missing: number
  /** Which these are, the lowest of them, and a mark that changes with them; null where the phone has not told. */
  which: { spans: NumberSpan[]; mark: string } | null
  version: string
  batteryPercent: number | null
}

type Told = Omit<SeenReport, 'missing'> & { numbers: PhoneNumbers }

/** Takes off what a phone has told whatever the server has received from it since. */
export function readReport({ numbers, ...told }: Told): SeenReport {
  const { held, missing } = reckonNumbers(numbers)
  // Some items have no number of the row: the phone could not write them down.
  const unnumbered = Math.max(0, told.waiting + told.refused - numbers.held)
  const onPhone = Math.min(held + unnumbered, told.waiting + told.refused)
  const refused = Math.min(told.refused, onPhone)
  const waiting = onPhone - refused
  return { ...told, waiting, refused, oldestAt: onPhone > 0 ? told.oldestAt : null, missing }
}
