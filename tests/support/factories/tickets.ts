import { createHash, randomBytes } from 'node:crypto'
import { newId } from '#app/lib/ids.ts'
import type { Db } from '#db/connect.server.ts'
import type { ScreenPage } from '#db/types.ts'
import { next, type Overrides, type Row } from './rows.ts'

export async function createGate(
  db: Db,
  overrides: Overrides<'gate'> & { eventId: string },
): Promise<Row<'gate'>> {
  return db
    .insertInto('gate')
    .values({ id: newId(), name: `Pintu ${next()}`, ...overrides })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** A phone paired to a gate or a till, or a screen, with the token it holds. */
export async function createDevice(
  db: Db,
  place: Overrides<'device'> & { eventId: string } & (
      | { kind: 'gate'; gateId: string }
      | { kind: 'till'; boothId: string }
      | { kind: 'screen'; screenPage: ScreenPage }
    ),
): Promise<Row<'device'> & { token: string }> {
  const token = randomBytes(32).toString('base64url')
  const device = await db
    .insertInto('device')
    .values({
      id: newId(),
      label: `Ponsel ${next()}`,
      tokenHash: createHash('sha256').update(token).digest(),
      ...place,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return { ...device, token }
}

const CODE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A registration for the event's second day with its ticket (without a signed code). */
export async function createRegistration(
  db: Db,
  overrides: Overrides<'registration'> & { eventId: string },
): Promise<{ registration: Row<'registration'>; ticket: Row<'ticket'> }> {
  const registration = await db
    .insertInto('registration')
    .values({
      id: newId(),
      name: `Pengunjung ${next()}`,
      visitOn: '2026-08-08',
      groupSize: 1,
      linkHash: randomBytes(32),
      formKey: newId(),
      consentedAt: '2026-07-30T00:00:00Z',
      ...overrides,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  const ticket = await db
    .insertInto('ticket')
    .values({
      id: newId(),
      eventId: registration.eventId,
      registrationId: registration.id,
      shortCode: [...randomBytes(10)].map((byte) => CODE_ALPHABET[byte % 32]).join(''),
      validOn: registration.visitOn,
      admits: registration.groupSize,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return { registration, ticket }
}
