import * as z from 'zod/mini'
import { describe } from './describe.ts'

/** Every refusal has this shape; `error` is a code to act on, never a sentence. */
export const RefusalMessage = describe(
  z.object({
    error: describe(z.string(), { example: 'deviceRevoked' }),
    /** When `error` is `deviceEnded`: since when, and the server's clock. */
    endsAt: z.optional(z.string()),
    now: z.optional(z.string()),
    /** What is wrong with the body, when `error` is `invalid`. */
    issues: z.optional(z.array(z.object({ path: z.string(), code: z.string() }))),
    /** The reference under which the log knows an internal error. */
    requestId: z.optional(z.string()),
  }),
  { id: 'Error' },
)
