import { queueMail } from '#app/features/mail/queue-mail.server.ts'
import type { Language } from '#app/i18n/i18n.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { newId } from '#app/lib/ids.ts'
import { signInPath } from '#app/lib/paths.ts'
import type { Db, Trx } from '#db/connect.server.ts'
import type { RoleName } from '#db/types.ts'
import { writeAudit } from './audit.server.ts'
import { grantOf, needsSecondPerson, refuseGrant, scopeKinds } from './grants.ts'
import { createPasswordLink, invitationDays } from './password-links.server.ts'
import type { Grant } from './policy.ts'
import { askGrant } from './requests/ask-grant.server.ts'
import { findScopeName } from './role-scopes.server.ts'

/** Who acts, with the roles that decide what is allowed. */
export type Granter = { id: string; name: string; grants: ReadonlyArray<Grant> }

export type Invitation = {
  /** The festival from whose pages somebody is invited; null from the administrators' pages. */
  eventId: string | null
  email: string
  name: string
  language: Language
  role: RoleName
  /** Code or id of the Kanwil, exhibitor, booth, gate or stage that the role is about. */
  scope: string | null
}

/**
 * Gives a role to the person with this address, and writes to them. Somebody without an account gets one, and a
 * link to choose a password. Answers the person's id; undefined where a second person has to confirm the role first.
 */
export async function invitePerson(
  db: Db,
  granter: Granter,
  { eventId, email, name, language, role, scope }: Invitation,
): Promise<string | undefined> {
  return db.transaction().execute(async (trx) => {
    const kind = scopeKinds[role]
    const wanted = grantOf(role, eventId, scope)
    const scopeName = await findScopeName(trx, kind, eventId, scope)
    if (kind !== 'none' && kind !== 'event' && scopeName === undefined) {
      throw new DomainError('roleScopeMissing')
    }
    const refusal = refuseGrant(granter.grants, wanted, {
      eventId,
      isTaken: await isTaken(trx, wanted),
    })
    if (refusal) throw new DomainError(refusal)

    const invited = { email, name, language }
    if (eventId !== null && needsSecondPerson(granter.grants, wanted)) {
      await askGrant(trx, granter, invited, { ...wanted, eventId }, scopeName ?? null)
      return undefined
    }
    return giveRole(trx, granter, invited, wanted, { eventId, scopeName })
  })
}

/** Where a role is given, what it is about, and who has asked for it where that is somebody else. */
type Giving = { eventId: string | null; scopeName: string | undefined; askedBy?: string }

/** Gives a role, leaves its trace and writes to the person. Answers the person's id. */
export async function giveRole(
  trx: Trx,
  granter: Granter,
  invited: Pick<Invitation, 'email' | 'name' | 'language'>,
  wanted: Grant,
  { eventId, scopeName, askedBy }: Giving,
): Promise<string> {
  const person = await ensurePerson(trx, invited)
  const granted = await trx
    .insertInto('roleGrant')
    .values({ id: newId(), userId: person.id, grantedBy: granter.id, ...wanted })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!granted) throw new DomainError('roleAlreadyHeld')
  const { role } = wanted
  await writeAudit(trx, {
    eventId: wanted.eventId ?? eventId,
    userId: granter.id,
    action: 'role.granted',
    subjectType: 'user',
    subjectId: person.id,
    after: { role, scope: scopeName ?? null, ...(askedBy ? { askedBy } : {}) },
  })
  await mailInvitation(trx, granter, person, { role, scopeName, eventId: wanted.eventId })
  return person.id
}

type Person = {
  id: string
  name: string
  email: string
  language: Language
  hasPassword: boolean
}

async function mailInvitation(
  trx: Trx,
  granter: Granter,
  person: Person,
  about: { role: RoleName; scopeName: string | undefined; eventId: string | null },
): Promise<void> {
  const event = about.eventId
    ? await trx
        .selectFrom('event')
        .select('name')
        .where('id', '=', about.eventId)
        .executeTakeFirstOrThrow()
    : undefined
  await queueMail(trx, {
    // Not the festival's: whoever reads the mail can take the account over.
    eventId: null,
    to: person.email,
    language: person.language,
    template: 'invitation',
    props: {
      name: person.name,
      inviter: granter.name,
      role: about.role,
      ...(about.scopeName === undefined ? {} : { scope: about.scopeName }),
      ...(event ? { event: event.name } : {}),
      hasAccount: person.hasPassword,
      path: person.hasPassword
        ? signInPath()
        : await createPasswordLink(trx, person.id, invitationDays * 24 * 60),
      validDays: invitationDays,
    },
  })
}

/** The person with this address, made when there is none. A known person keeps the own name and language. */
async function ensurePerson(
  trx: Trx,
  { email, name, language }: { email: string; name: string; language: Language },
): Promise<Person> {
  await trx
    .insertInto('user')
    .values({ id: newId(), email, name, language })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .execute()
  return getPerson(trx, email)
}

async function getPerson(trx: Trx, email: string): Promise<Person> {
  const { id, ...person } = await trx
    .selectFrom('user')
    .select(['id', 'name', 'email', 'language'])
    .where('email', '=', email)
    .executeTakeFirstOrThrow()
  const account = await trx
    .selectFrom('account')
    .select('id')
    .where('userId', '=', id)
    .where('password', 'is not', null)
    .executeTakeFirst()
  return { id, ...person, hasPassword: account !== undefined }
}

/** Whether a role that outlives festivals has a holder. */
async function isTaken(trx: Trx, wanted: Grant): Promise<boolean> {
  const holder = await trx
    .selectFrom('roleGrant')
    .select('id')
    .where('role', '=', wanted.role)
    .where('kanwilCode', 'is not distinct from', wanted.kanwilCode)
    .where('exhibitorId', 'is not distinct from', wanted.exhibitorId)
    .executeTakeFirst()
  return holder !== undefined
}

/** Sends a fresh link to somebody who was invited and has not chosen a password yet. */
export async function inviteAgain(
  db: Db,
  granter: Granter,
  { eventId, grantId }: { eventId: string | null; grantId: string },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const grant = await trx
      .selectFrom('roleGrant')
      .innerJoin('user', 'user.id', 'roleGrant.userId')
      .select(['roleGrant.role', 'roleGrant.eventId', 'roleGrant.kanwilCode'])
      .select(['roleGrant.exhibitorId', 'roleGrant.boothId', 'roleGrant.gateId'])
      .select(['roleGrant.stageId', 'user.email'])
      .where('roleGrant.id', '=', grantId)
      .where('roleGrant.eventId', 'is not distinct from', eventId)
      .executeTakeFirst()
    if (!grant) throw new DomainError('roleNotYours')
    const { email, ...wanted } = grant
    const refusal = refuseGrant(granter.grants, wanted, { eventId, isTaken: false })
    if (refusal) throw new DomainError(refusal)
    const person = await getPerson(trx, email)
    if (person.hasPassword) throw new DomainError('alreadyJoined')
    const kind = scopeKinds[wanted.role]
    const scope =
      wanted.kanwilCode ?? wanted.exhibitorId ?? wanted.boothId ?? wanted.gateId ?? wanted.stageId
    await mailInvitation(trx, granter, person, {
      role: wanted.role,
      scopeName: await findScopeName(trx, kind, eventId, scope),
      eventId: wanted.eventId,
    })
  })
}
