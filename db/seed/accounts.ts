import { hashPassword } from 'better-auth/crypto'
import type { Trx } from '../connect.server.ts'
import type { RoleName } from '../types.ts'
import { stableId } from './stable-id.ts'

/** Signs in every demonstration account. Known to everybody: such accounts exist in demonstrations only. */
export const demonstrationPassword = 'gelar-festival'

export type DemonstrationAccount = { role: RoleName; email: string; name: string }

/** One account for each role, in the order in which they are shown. */
export const demonstrationAccounts: ReadonlyArray<DemonstrationAccount> = [
  { role: 'administrator', email: 'admin@gelar.test', name: 'Ratna Administrator' },
  { role: 'organizer', email: 'panitia@gelar.test', name: 'Bambang Panitia' },
  { role: 'kanwil_coordinator', email: 'kanwil@gelar.test', name: 'Lalu Koordinator' },
  { role: 'exhibitor_officer', email: 'peserta@gelar.test', name: 'Sari Peserta' },
  { role: 'stage_manager', email: 'panggung@gelar.test', name: 'Dewi Panggung' },
  { role: 'gate_crew', email: 'pintu@gelar.test', name: 'Yusuf Pintu' },
  { role: 'cashier', email: 'kasir@gelar.test', name: 'Maria Kasir' },
  { role: 'auditor', email: 'auditor@gelar.test', name: 'Hendra Auditor' },
]

type Scope = {
  eventId?: string
  kanwilCode?: string
  exhibitorId?: string
  boothId?: string
  gateId?: string
  stageId?: string
}

/**
 * Makes the demonstration accounts and gives each its role: those bound to a festival at the one with this
 * slug, the exhibitor's people all about one exhibitor that has a booth there, so that they meet. Accounts
 * that exist are left alone and only get the roles.
 */
export async function fillAccounts(trx: Trx, { slug }: { slug: string }): Promise<void> {
  const scopes = await findScopes(trx, slug)
  const password = await hashPassword(demonstrationPassword)
  for (const { role, email, name } of demonstrationAccounts) {
    const scope = scopes[role]
    if (!scope) continue
    const userId = await ensureUser(trx, { email, name, password })
    await trx
      .insertInto('roleGrant')
      .values({ id: stableId('role_grant', email, slug), userId, role, ...scope })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

async function ensureUser(
  trx: Trx,
  { email, name, password }: { email: string; name: string; password: string },
): Promise<string> {
  const known = await trx
    .selectFrom('user')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirst()
  if (known) return known.id
  const id = stableId('user', email)
  await trx.insertInto('user').values({ id, email, name, emailVerified: true }).execute()
  await trx
    .insertInto('account')
    .values({
      id: stableId('account', email),
      userId: id,
      accountId: id,
      providerId: 'credential',
      password,
    })
    .execute()
  return id
}

/** What each role is about; a role is left out when the festival has nothing of its kind. */
async function findScopes(trx: Trx, slug: string): Promise<Partial<Record<RoleName, Scope>>> {
  const { id: eventId } = await trx
    .selectFrom('event')
    .select('id')
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow(() => new Error(`There is no festival ${slug}`))
  const place = await trx
    .selectFrom('placement')
    .innerJoin('allocationPlan', 'allocationPlan.id', 'placement.planId')
    .innerJoin('application', 'application.id', 'placement.applicationId')
    .innerJoin('exhibitor', 'exhibitor.id', 'application.exhibitorId')
    .innerJoin('booth', 'booth.id', 'placement.boothId')
    .select(['exhibitor.id as exhibitorId', 'exhibitor.kanwilCode', 'booth.id as boothId'])
    .where('placement.eventId', '=', eventId)
    .where('allocationPlan.status', '=', 'published')
    .where('exhibitor.kind', '=', 'upt')
    // Kanwil NTT before all others: its units can also apply at the festival whose call is open.
    .orderBy((eb) => eb('exhibitor.kanwilCode', '=', 'NT'), 'desc')
    .orderBy('booth.code')
    .orderBy('exhibitor.name')
    .executeTakeFirst()
  const gate = await trx
    .selectFrom('gate')
    .select('id')
    .where('eventId', '=', eventId)
    .orderBy('name')
    .executeTakeFirst()
  const stage = await trx
    .selectFrom('stage')
    .select('id')
    .where('eventId', '=', eventId)
    .orderBy('position')
    .executeTakeFirst()
  return {
    administrator: {},
    organizer: { eventId },
    auditor: { eventId },
    ...(place && {
      exhibitor_officer: { exhibitorId: place.exhibitorId },
      cashier: { eventId, boothId: place.boothId },
    }),
    ...(place?.kanwilCode && { kanwil_coordinator: { kanwilCode: place.kanwilCode } }),
    ...(gate && { gate_crew: { eventId, gateId: gate.id } }),
    ...(stage && { stage_manager: { eventId, stageId: stage.id } }),
  }
}
