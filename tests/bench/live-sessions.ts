import { createHmac, randomBytes } from 'node:crypto'
import { env } from '#app/env.server.ts'
import { newId } from '#app/lib/ids.ts'
import { createDb, createPool } from '#db/connect.server.ts'
import { demonstrationAccounts } from '#db/seed/accounts.ts'

/** Cookies of so many sessions of the administrator, who may enter every festival; as signing in would give them. */
export async function openSessions(url: string, count: number): Promise<string[]> {
  const email = demonstrationAccounts.find(({ role }) => role === 'administrator')?.email ?? ''
  const db = createDb(createPool(url, { max: 1 }))
  try {
    const { id: userId } = await db
      .selectFrom('user')
      .select('id')
      .where('email', '=', email)
      .executeTakeFirstOrThrow()
    const tokens = Array.from({ length: count }, () => randomBytes(24).toString('base64url'))
    const expiresAt = new Date(Date.now() + 3_600_000)
    await db
      .insertInto('session')
      .values(tokens.map((token) => ({ id: newId(), userId, token, expiresAt })))
      .execute()
    return tokens.map((token) => {
      const signature = createHmac('sha256', env.GELAR_SECRET ?? '')
        .update(token)
        .digest('base64')
      return `gelar.session_token=${encodeURIComponent(`${token}.${signature}`)}`
    })
  } finally {
    await db.destroy()
  }
}
