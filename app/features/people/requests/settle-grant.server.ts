import { type ExpressionBuilder, sql } from 'kysely'
import { isLanguage } from '#app/i18n/i18n.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import type { Db } from '#db/connect.server.ts'
import type { DB } from '#db/types.ts'
import { writeAudit } from '../audit.server.ts'
import { grantOf, scopeKinds } from '../grants.ts'
import { type Granter, giveRole } from '../invite-person.server.ts'
import { may } from '../policy.ts'
import { findScopeName } from '../role-scopes.server.ts'

/**
 * Whether somebody is a second person to a request: an administrator, or an organizer of its festival who was one before
 * it was asked for and was not made one by whoever asks. Never the one who asked, nor the one who would get the role.
 */
export function isSecondPerson(
  eb: ExpressionBuilder<DB, 'grantRequest'>,
  { id, grants }: Pick<Granter, 'id' | 'grants'>,
) {
  const another = eb.and([
    eb('grantRequest.askedBy', '<>', id),
    eb.not(
      eb.exists(
        eb
          .selectFrom('user')
          .select('user.id')
          .where('user.id', '=', id)
          .whereRef('user.email', '=', 'grantRequest.email'),
      ),
    ),
  ])
  if (may(grants, 'system.manage')) return another
  return eb.and([
    another,
    eb.exists(
      eb
        .selectFrom('roleGrant')
        .select('roleGrant.id')
        .where('roleGrant.userId', '=', id)
        .where('roleGrant.role', '=', 'organizer')
        .whereRef('roleGrant.eventId', '=', 'grantRequest.eventId')
        .whereRef('roleGrant.grantedAt', '<', 'grantRequest.askedAt')
        .whereRef('roleGrant.grantedBy', 'is distinct from', 'grantRequest.askedBy'),
    ),
  ])
}

type Asked = { eventId: string | null; requestId: string }

/** Gives a role that another person has asked for, and writes to whom it is given. Of two who confirm at once, one does. */
export async function confirmGrant(
  db: Db,
  granter: Granter,
  { eventId, requestId }: Asked,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    let due = trx
      .deleteFrom('grantRequest')
      .where('id', '=', requestId)
      .where('expiresAt', '>', sql<Date>`now()`)
      .where((eb) => isSecondPerson(eb, granter))
    if (eventId !== null) due = due.where('eventId', '=', eventId)
    const asked = await due.returningAll().executeTakeFirst()
    if (!asked) throw new DomainError('grantNotYours')
    const { role, kanwilCode, exhibitorId } = asked
    const scope = kanwilCode ?? exhibitorId
    const scopeName = await findScopeName(trx, scopeKinds[role], asked.eventId, scope)
    const language = isLanguage(asked.language) ? asked.language : 'id'
    await giveRole(trx, granter, { ...asked, language }, grantOf(role, null, scope), {
      eventId: asked.eventId,
      scopeName,
      askedBy: asked.askedBy,
    })
  })
}

/** Ends a request without giving the role: whoever asked, or anybody who could have given it. */
export async function declineGrant(
  db: Db,
  granter: Granter,
  { eventId, requestId }: Asked,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    let due = trx.deleteFrom('grantRequest').where('id', '=', requestId)
    if (eventId !== null) due = due.where('eventId', '=', eventId)
    const asked = await due.returning(['id', 'eventId', 'role', 'email']).executeTakeFirst()
    if (!asked || !may(granter.grants, 'people.manage', { eventId: asked.eventId })) {
      throw new DomainError('grantNotYours')
    }
    await writeAudit(trx, {
      eventId: asked.eventId,
      userId: granter.id,
      action: 'role.declined',
      subjectType: 'grantRequest',
      subjectId: asked.id,
      before: { role: asked.role, email: asked.email },
    })
  })
}
