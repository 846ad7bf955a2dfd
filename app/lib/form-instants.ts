import { z } from 'zod'
import type { ErrorKey } from './domain-error.ts'
import { parseLocalDateTime } from './time.ts'

const dateInvalid: ErrorKey = 'dateInvalid'

/** Text of a `DateTimeField` as the moment its clock shows in the venue's zone. */
export function localInstant(zone: string) {
  return z.string().transform((text, context) => {
    const at = parseLocalDateTime(text, zone)
    if (at && /^20\d{2}-/.test(text)) return at
    context.addIssue({ code: 'custom', message: dateInvalid })
    return z.NEVER
  })
}
