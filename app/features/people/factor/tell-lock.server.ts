import { sql } from 'kysely'
import type { Db } from '#db/connect.server.ts'
import { tellAccount } from './account-news.server.ts'

/**
 * Tells somebody that wrong codes have locked their second factor, once for each lock: whoever gets that far knows the
 * password. The row is held meanwhile, so that of codes given at once one tells.
 */
export async function tellLock(db: Db, userId: string, now: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const factor = await trx
      .selectFrom('twoFactor')
      .select('lockedUntil')
      .where('userId', '=', userId)
      .forUpdate()
      .executeTakeFirst()
    if (!factor?.lockedUntil || factor.lockedUntil <= now) return
    const endsAt = factor.lockedUntil.toISOString()
    const told = await trx
      .selectFrom('auditEntry')
      .select('id')
      .where('action', '=', 'account.factorLocked')
      .where('subjectType', '=', 'user')
      .where('subjectId', '=', userId)
      .where(sql<string>`after ->> 'endsAt'`, '=', endsAt)
      .executeTakeFirst()
    if (told) return
    await tellAccount(trx, { userId, what: 'factorLocked', by: null, after: { endsAt } })
  })
}
