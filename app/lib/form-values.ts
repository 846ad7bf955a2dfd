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

/** No festival is older or planned farther ahead: a slip of the finger, such as the year 20261, is told at once. */
const FIRST_DAY = '2000-01-01'
const LAST_DAY = '2100-12-31'

/** Text of a `DateField`: a calendar day, `YYYY-MM-DD`, that exists, of the years 2000 to 2100. */
export function calendarDay() {
  return z.string().refine((text) => isDay(text) && text >= FIRST_DAY && text <= LAST_DAY, {
    error: dateInvalid,
  })
}

/** Text of a `TimeField`: `HH:mm`. */
export function clockTime() {
  return z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: timeInvalid })
}
