import { DomainError } from '#app/lib/domain-error.ts'
import type { Db } from '#db/connect.server.ts'
import { writeAudit } from './audit.server.ts'
import { refuseRevoke, scopeKinds } from './grants.ts'
import type { Granter } from './invite-person.server.ts'
import { findScopeName } from './role-scopes.server.ts'

/** Takes a role away, from the pages of a festival or (eventId null) of the administrators. */
export async function revokeRole(
  db: Db,
  granter: Granter,
  { eventId, grantId }: { eventId: string | null; grantId: string },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    // Two administrators who take each other's role at once meet here, so that one of them stays.
    const administrators = await trx
      .selectFrom('roleGrant')
      .select('id')
      .where('role', '=', 'administrator')
      .orderBy('id')
      .forUpdate()
      .execute()
    const held = await trx
      .selectFrom('roleGrant')
      .selectAll()
      .where('id', '=', grantId)
      .where('eventId', 'is not distinct from', eventId)
      .forUpdate()
      .executeTakeFirst()
    if (!held) throw new DomainError('roleNotYours')
    const refusal = refuseRevoke(granter.grants, held, {
      eventId,
      isOwn: held.userId === granter.id,
      administratorCount: administrators.length,
    })
    if (refusal) throw new DomainError(refusal)
    await trx.deleteFrom('roleGrant').where('id', '=', grantId).execute()
    const { role, kanwilCode, exhibitorId, boothId, gateId, stageId } = held
    const about = kanwilCode ?? exhibitorId ?? boothId ?? gateId ?? stageId
    const scope = await findScopeName(trx, scopeKinds[role], eventId, about)
    await writeAudit(trx, {
      eventId,
      userId: granter.id,
      action: 'role.revoked',
      subjectType: 'user',
      subjectId: held.userId,
      before: { role, scope: scope ?? null },
    })
  })
}
