import * as z from 'zod/mini'
import { describe } from './describe.ts'

// Values that the server answers. What they are is described; the phone takes them as they come, so that it
// reads on what a newer server says.

type Words = { description?: string }

/** @__NO_SIDE_EFFECTS__ */
export function uuid() {
  return describe(z.string(), { format: 'uuid' })
}

/** @__NO_SIDE_EFFECTS__ */
export function instant(words: Words = {}) {
  return describe(z.string(), {
    format: 'date-time',
    example: '2026-08-08T05:00:00.000Z',
    ...words,
  })
}

/** When the devices of a festival end. @__NO_SIDE_EFFECTS__ */
export function endsAt() {
  return z.nullable(
    instant({
      description: 'The phone sells and reads before it, by the clock of the server; null: no end',
    }),
  )
}

/** A calendar day, `YYYY-MM-DD`. @__NO_SIDE_EFFECTS__ */
export function day() {
  return describe(z.string(), { format: 'date' })
}

/** A whole number. @__NO_SIDE_EFFECTS__ */
export function whole(words: Words & { minimum?: number } = {}) {
  return describe(z.number(), { type: 'integer', ...words })
}

/** @__NO_SIDE_EFFECTS__ */
export function money(description = 'Whole rupiah') {
  return whole({ description })
}

/** One of the values that this page knows, or one that only a newer server does. */
export type Known<Value extends string> = Value | (string & Record<never, never>)

/**
 * A value of a list that may grow: whoever answers gives one of the list, whoever reads keeps one that it does
 * not know and shows it as it is. @__NO_SIDE_EFFECTS__
 */
export function known<const Value extends string>(values: ReadonlyArray<Value>) {
  return describe(
    z.custom<Known<Value>, Value>((value) => typeof value === 'string'),
    { type: 'string', enum: values },
  )
}
