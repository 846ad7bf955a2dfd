import { toDomainError } from '#app/lib/constraint-errors.server.ts'

/** What a command came to: 'done', or the key of its refusal. Anything else that goes wrong is thrown on. */
export async function outcome(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'done'
  } catch (error) {
    const refusal = toDomainError(error)
    if (!refusal) throw error
    return refusal.key
  }
}
