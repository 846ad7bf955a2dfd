import { z } from 'zod'
import type { ErrorKey } from './domain-error.ts'
import { parseRupiah } from './money.ts'
import { isDay } from './time-format.ts'

const moneyInvalid: ErrorKey = 'moneyInvalid'
const dateInvalid: ErrorKey = 'dateInvalid'
const timeInvalid: ErrorKey = 'timeInvalid'

/** Text of a `RupiahField` as whole rupiah. */
export function rupiah({ min = 0, max = 100_000_000_000 } = {}) {
  return z
    .string()
    .transform((text, context) => {
      const amount = parseRupiah(text)
      if (amount !== undefined) return amount
      context.addIssue({ code: 'custom', message: moneyInvalid })
      return z.NEVER
    })
    .pipe(z.number().min(min).max(max))
}

/** Text of a `DateField`: a calendar day, `YYYY-MM-DD`, that exists. */
export function calendarDay() {
  return z.string().refine(isDay, { error: dateInvalid })
}

/** Text of a `TimeField`: `HH:mm`. */
export function clockTime() {
  return z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: timeInvalid })
}
