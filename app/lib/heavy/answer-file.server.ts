import { HeavyRefusal } from './heavy-refusal.ts'
import { PersonTurns } from './person-turns.ts'

const RETRY_AFTER_SECONDS = 10
/** More clicks than a person makes before the first file is there. */
const MOST_WAITING_OF_ONE = 8

const turns = new PersonTurns(MOST_WAITING_OF_ONE)

/** Whoever asks for more than is their share, and when they may ask again. */
export class TooManyFiles extends Error {
  constructor(readonly retryAfterSeconds: number) {
    super('Too many files were asked for.')
  }
}

/**
 * Answers with a file that is heavy to make. What cannot be made now is answered without a body, as 503 or 429 with
 * the time to wait: the server puts a page there that says so.
 */
export async function answerFile(make: () => Promise<Response>): Promise<Response> {
  try {
    return await make()
  } catch (error) {
    if (error instanceof HeavyRefusal) return later(503, RETRY_AFTER_SECONDS)
    if (error instanceof TooManyFiles) return later(429, error.retryAfterSeconds)
    throw error
  }
}

/**
 * The same for somebody who is signed in: one file at a time, whatever else this person asks for waits. So `make` begins
 * with the reading: nothing of it is done before.
 */
export function answerFileTo(
  { userId }: { userId: string },
  { signal }: Request,
  make: () => Promise<Response>,
): Promise<Response> {
  return answerFile(() => turns.run(userId, signal, make))
}

function later(status: number, seconds: number): Response {
  return new Response(null, {
    status,
    headers: { 'Retry-After': String(seconds), 'Cache-Control': 'no-store' },
  })
}
