import { sql } from 'kysely'
import { DomainError } from '#app/lib/domain-error.ts'
import type { Db, Trx } from '#db/connect.server.ts'
import { endSessions, removeFactor } from './account-doors.server.ts'
import { tellAccount } from './account-news.server.ts'

const resetHours = 48

/**
 * Starts the way back for somebody whose phone is lost. Nothing changes until another administrator confirms it; the
 * person is told, and ends it by signing in with the phone after all.
 */
export async function askFactorReset(db: Db, askedBy: string, userId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const asked = await trx
      .insertInto('factorReset')
      .columns(['userId', 'askedBy', 'expiresAt'])
      .expression((from) =>
        from
          .selectFrom('user')
          .select(({ val }) => [
            'user.id',
            val(askedBy).$castTo<string>().as('askedBy'),
            sql<Date>`now() + make_interval(hours => ${resetHours})`.as('expiresAt'),
          ])
          .where('user.id', '=', userId)
          .where('user.twoFactorEnabled', '=', true),
      )
      .onConflict((conflict) =>
        conflict
          .column('userId')
          .doUpdateSet(({ ref }) => ({
            askedBy: ref('excluded.askedBy'),
            askedAt: sql<Date>`now()`,
            expiresAt: ref('excluded.expiresAt'),
          }))
          .where('factorReset.expiresAt', '<=', sql<Date>`now()`),
      )
      .returning('userId')
      .executeTakeFirst()
    if (!asked) throw new DomainError('resetNotPossible')
    await tellAccount(trx, { userId, what: 'resetAsked', by: askedBy })
  })
}

/**
 * Takes the second factor off, as another administrator has asked: neither the one who asked nor the person concerned,
 * and nobody who became an administrator only afterwards. Of two who confirm at once, one is refused.
 */
export async function confirmFactorReset(
  db: Db,
  confirmedBy: string,
  userId: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const confirmed = await trx
      .deleteFrom('factorReset')
      .where('userId', '=', userId)
      .where('userId', '<>', confirmedBy)
      .where('askedBy', '<>', confirmedBy)
      .where('expiresAt', '>', sql<Date>`now()`)
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('roleGrant')
            .select('roleGrant.id')
            .where('roleGrant.userId', '=', confirmedBy)
            .where('roleGrant.role', '=', 'administrator')
            .whereRef('roleGrant.grantedAt', '<', 'factorReset.askedAt'),
        ),
      )
      .returning('askedBy')
      .executeTakeFirst()
    if (!confirmed) throw new DomainError('resetNotYours')
    await resetFactor(trx, userId, confirmedBy, confirmed)
  })
}

/** Drops what an administrator has asked for. */
export async function withdrawFactorReset(db: Db, by: string, userId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const withdrawn = await dropReset(trx, userId)
    if (withdrawn) await tellAccount(trx, { userId, what: 'resetWithdrawn', by, before: withdrawn })
  })
}

/** Takes the second factor off from the machine itself, where no two administrators are left who could. */
export async function resetFactorByCommand(
  db: Db,
  email: string,
): Promise<'done' | 'unknown' | 'off'> {
  return db.transaction().execute(async (trx) => {
    const person = await trx
      .selectFrom('user')
      .select(['id', 'twoFactorEnabled'])
      .where('email', '=', email)
      .executeTakeFirst()
    if (!person) return 'unknown'
    if (!person.twoFactorEnabled) return 'off'
    await dropReset(trx, person.id)
    await resetFactor(trx, person.id, null)
    return 'done'
  })
}

async function resetFactor(trx: Trx, userId: string, by: string | null, before?: object) {
  await removeFactor(trx, userId)
  await endSessions(trx, userId)
  await tellAccount(trx, { userId, what: 'factorReset', by, before })
}

async function dropReset(trx: Trx, userId: string): Promise<{ askedBy: string } | undefined> {
  return trx
    .deleteFrom('factorReset')
    .where('userId', '=', userId)
    .returning('askedBy')
    .executeTakeFirst()
}
