import type { ErrorHandler } from 'hono'
import { log } from '#app/lib/log.server.ts'
import { troubleOf } from '#db/trouble.ts'

const SECONDS = { away: 2, busy: 1, full: 60 }

/**
 * Tells a phone that the database is in trouble: problem details (RFC 9457) with the code of a refusal. It keeps what it
 * has and sends it again. Any other error is thrown on.
 */
export const answerLater: ErrorHandler = (error, c) => {
  const trouble = troubleOf(error)
  if (!trouble) throw error
  const said = { trouble, reason: error.message, requestId: c.get('requestId') }
  log.warn(said, 'the database was not there for a phone')
  const problem = { type: 'about:blank', title: 'Service Unavailable', status: 503, error: trouble }
  return c.body(JSON.stringify(problem), 503, {
    'Content-Type': 'application/problem+json',
    'Retry-After': String(SECONDS[trouble]),
  })
}
