import { sql } from 'kysely'
import { DomainError } from '#app/lib/domain-error.ts'
import { newId } from '#app/lib/ids.ts'
import type { Trx } from '#db/connect.server.ts'
import { writeAudit } from '../audit.server.ts'
import type { Granter, Invitation } from '../invite-person.server.ts'
import type { Grant } from '../policy.ts'

/** Keeps an invitation until another person confirms it. One whose time is over is asked for anew. */
export async function askGrant(
  trx: Trx,
  granter: Granter,
  { email, name, language }: Pick<Invitation, 'email' | 'name' | 'language'>,
  wanted: Pick<Grant, 'role' | 'kanwilCode' | 'exhibitorId'> & { eventId: string },
  scope: string | null,
): Promise<void> {
  const { role, kanwilCode, exhibitorId, eventId } = wanted
  await trx.deleteFrom('grantRequest').where('expiresAt', '<=', sql<Date>`now()`).execute()
  const asked = await trx
    .insertInto('grantRequest')
    .values({
      id: newId(),
      eventId,
      email,
      name,
      language,
      role,
      kanwilCode,
      exhibitorId,
      askedBy: granter.id,
    })
    .onConflict((conflict) => conflict.constraint('grant_request_key').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!asked) throw new DomainError('grantAsked')
  await writeAudit(trx, {
    eventId,
    userId: granter.id,
    action: 'role.requested',
    subjectType: 'grantRequest',
    subjectId: asked.id,
    after: { role, scope, email },
  })
}
