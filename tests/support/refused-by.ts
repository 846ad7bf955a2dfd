import pg from 'pg'

/** The name of the constraint that refused `work`, or 'accepted'. */
export async function refusedBy(work: Promise<unknown>): Promise<string | undefined> {
  try {
    await work
    return 'accepted'
  } catch (error) {
    if (error instanceof pg.DatabaseError) return error.constraint
    throw error
  }
}
