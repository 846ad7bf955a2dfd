import { createHash, randomBytes } from 'node:crypto'
import { type Insertable, type InsertObject, type Selectable, sql } from 'kysely'
import { newId } from '#app/lib/ids.ts'
import type { Db } from '#db/connect.server.ts'
import type { DB } from '#db/types.ts'

type Overrides<Table extends keyof DB> = Partial<Insertable<DB[Table]>>
type Row<Table extends keyof DB> = Selectable<DB[Table]>

let counter = 0
/** A number no other row of this run has, for names and codes that must differ. */
function next(): number {
  counter += 1
  return counter
}

/** A stretch of time for a `tstzrange` column, half-open. */
export function during(from: string | Date, to: string | Date) {
  const iso = (at: string | Date) => (typeof at === 'string' ? at : at.toISOString())
  return sql<string>`tstzrange(${iso(from)}::timestamptz, ${iso(to)}::timestamptz, '[)')`
}

export async function createKanwil(
  db: Db,
  overrides: Overrides<'kanwil'> = {},
): Promise<Row<'kanwil'>> {
  const code = overrides.code ?? 'NT'
  return db
    .insertInto('kanwil')
    .values({
      code,
      name: `Kantor Wilayah ${code}`,
      province: 'Nusa Tenggara Timur',
      capitalCity: 'Kupang',
      timeZone: 'Asia/Makassar',
      latitude: -10.1772,
      longitude: 123.607,
      ...overrides,
    })
    .onConflict((conflict) => conflict.column('code').doUpdateSet({ code }))
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function createUpt(db: Db, overrides: Overrides<'upt'> = {}): Promise<Row<'upt'>> {
  const kanwilCode = overrides.kanwilCode ?? (await createKanwil(db)).code
  const number = next()
  return db
    .insertInto('upt')
    .values({
      code: `${kanwilCode}-LP-${number}`,
      name: `Lapas Kelas IIB ${number}`,
      kind: 'lapas',
      class: 'IIB',
      city: 'Kota Kupang',
      province: 'Nusa Tenggara Timur',
      kanwilCode,
      ...overrides,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function createVenue(
  db: Db,
  overrides: Overrides<'venue'> = {},
): Promise<Row<'venue'>> {
  return db
    .insertInto('venue')
    .values({
      id: newId(),
      name: `Lapangan ${next()}`,
      city: 'Jakarta Pusat',
      province: 'DKI Jakarta',
      latitude: -6.1703,
      longitude: 106.835,
      timeZone: 'Asia/Jakarta',
      kind: 'lapangan',
      source: 'entered',
      ...overrides,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** A running festival of three days from 2026-08-07 (a Friday) with its open days. */
export async function createEvent(
  db: Db,
  overrides: Overrides<'event'> = {},
): Promise<Row<'event'>> {
  const venueId = overrides.venueId ?? (await createVenue(db)).id
  const number = next()
  const event = await db
    .insertInto('event')
    .values({
      id: newId(),
      slug: `festival-${number}`,
      name: `Festival ${number}`,
      venueId,
      timeZone: 'Asia/Jakarta',
      status: 'running',
      plannedStartsOn: '2026-08-07',
      plannedEndsOn: '2026-08-09',
      callOpensAt: '2026-06-01T00:00:00Z',
      callClosesAt: '2026-07-01T00:00:00Z',
      registrationOpen: true,
      ...overrides,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await db
    .insertInto('eventDay')
    .values(
      ['2026-08-07', '2026-08-08', '2026-08-09'].map((openOn) => ({
        eventId: event.id,
        openOn,
        opensAt: '09:00',
        closesAt: '21:00',
      })),
    )
    .execute()
  return event
}

export async function createUser(db: Db, overrides: Overrides<'user'> = {}): Promise<Row<'user'>> {
  const number = next()
  return db
    .insertInto('user')
    .values({
      id: newId(),
      name: `Petugas ${number}`,
      email: `petugas-${number}@gelar.test`,
      emailVerified: true,
      ...overrides,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function grantRole(
  db: Db,
  grant: Omit<Insertable<DB['roleGrant']>, 'id'>,
): Promise<Row<'roleGrant'>> {
  return db
    .insertInto('roleGrant')
    .values({ id: newId(), ...grant })
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function createZone(
  db: Db,
  overrides: Overrides<'zone'> & { eventId: string },
): Promise<Row<'zone'>> {
  return db
    .insertInto('zone')
    .values({
      id: newId(),
      code: `Z${next().toString(36).toUpperCase()}`,
      name: 'Zona',
      outline: JSON.stringify([
        [0, 0],
        [60, 0],
        [60, 40],
        [0, 40],
      ]),
      ...overrides,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function createBooth(
  db: Db,
  overrides: Overrides<'booth'> & { eventId: string },
): Promise<Row<'booth'>> {
  const zoneId = overrides.zoneId ?? (await createZone(db, { eventId: overrides.eventId })).id
  const number = next()
  return db
    .insertInto('booth')
    .values({
      id: newId(),
      zoneId,
      code: `A-${String(number).padStart(2, '0').slice(-4)}`,
      xM: (number % 10) * 5,
      yM: 0,
      widthM: 4,
      depthM: 3,
      capacity: 4,
      powerWatts: 2000,
      hasWater: true,
      cookingAllowed: true,
      ...overrides,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** A UMKM unless told otherwise; with `uptCode`, give `kind: 'upt'` and its Kanwil too. */
export async function createExhibitor(
  db: Db,
  overrides: Overrides<'exhibitor'> = {},
): Promise<Row<'exhibitor'>> {
  return db
    .insertInto('exhibitor')
    .values({ id: newId(), kind: 'umkm', name: `Usaha ${next()}`, ...overrides })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** The exhibitor of a new UPT, under the given Kanwil (default NT). */
export async function createUptExhibitor(db: Db, kanwilCode?: string): Promise<Row<'exhibitor'>> {
  const kanwil = await createKanwil(db, kanwilCode ? { code: kanwilCode } : {})
  const upt = await createUpt(db, { kanwilCode: kanwil.code })
  return createExhibitor(db, {
    kind: 'upt',
    name: upt.name,
    uptCode: upt.code,
    kanwilCode: kanwil.code,
  })
}

export async function createProduct(
  db: Db,
  overrides: Overrides<'product'> = {},
): Promise<Row<'product'>> {
  const exhibitorId = overrides.exhibitorId ?? (await createExhibitor(db)).id
  return db
    .insertInto('product')
    .values({
      id: newId(),
      exhibitorId,
      name: `Produk ${next()}`,
      category: 'kerajinan',
      unit: 'pcs',
      typicalPriceIdr: 50_000,
      ...overrides,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** An accepted application of one table. */
export async function createApplication(
  db: Db,
  overrides: Overrides<'application'> & { eventId: string },
): Promise<Row<'application'>> {
  const exhibitorId = overrides.exhibitorId ?? (await createExhibitor(db)).id
  return db
    .insertInto('application')
    .values({
      id: newId(),
      exhibitorId,
      status: 'accepted',
      tables: 1,
      categories: ['kerajinan'],
      submittedAt: '2026-06-10T00:00:00Z',
      ...overrides,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function createPlan(
  db: Db,
  overrides: Overrides<'allocationPlan'> & { eventId: string },
): Promise<Row<'allocationPlan'>> {
  const number = next()
  return db
    .insertInto('allocationPlan')
    .values({ id: newId(), number, name: `Rencana ${number}`, ...overrides })
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function placeInPlan(
  db: Db,
  placement: Insertable<DB['placement']>,
): Promise<Row<'placement'>> {
  return db.insertInto('placement').values(placement).returningAll().executeTakeFirstOrThrow()
}

export async function createStage(
  db: Db,
  overrides: Overrides<'stage'> & { eventId: string },
): Promise<Row<'stage'>> {
  return db
    .insertInto('stage')
    .values({ id: newId(), name: `Panggung ${next()}`, ...overrides })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** A community's act, which needs no permit. */
export async function createAct(
  db: Db,
  overrides: Overrides<'act'> & { eventId: string },
): Promise<Row<'act'>> {
  return db
    .insertInto('act')
    .values({
      id: newId(),
      name: `Penampil ${next()}`,
      kind: 'band',
      origin: 'Komunitas',
      membersCount: 5,
      isWargaBinaan: false,
      ...overrides,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function createPermit(
  db: Db,
  overrides: Partial<InsertObject<DB, 'permit'>> & { eventId: string; actId: string },
): Promise<{ id: string }> {
  return db
    .insertInto('permit')
    .values({
      id: newId(),
      letterNumber: `W-${next()}`,
      letterOn: '2026-07-20',
      approver: 'kanwil',
      status: 'valid',
      validDuring: during('2026-08-01T00:00:00Z', '2026-08-31T00:00:00Z'),
      ...overrides,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
}

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

/** A phone paired to a gate or a till, with the token it holds. */
export async function createDevice(
  db: Db,
  place: Overrides<'device'> & { eventId: string } & (
      | { kind: 'gate'; gateId: string }
      | { kind: 'till'; boothId: string }
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

export async function createListing(
  db: Db,
  overrides: Overrides<'listing'> & { eventId: string; boothId: string },
): Promise<Row<'listing'>> {
  const product = overrides.productId
    ? await db
        .selectFrom('product')
        .select(['id', 'exhibitorId'])
        .where('id', '=', overrides.productId)
        .executeTakeFirstOrThrow()
    : await createProduct(db, overrides.exhibitorId ? { exhibitorId: overrides.exhibitorId } : {})
  return db
    .insertInto('listing')
    .values({
      id: newId(),
      priceIdr: 50_000,
      ...overrides,
      productId: product.id,
      exhibitorId: product.exhibitorId,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function createShift(
  db: Db,
  overrides: Overrides<'shift'> & { eventId: string; boothId: string; deviceId: string },
): Promise<Row<'shift'>> {
  return db
    .insertInto('shift')
    .values({
      id: newId(),
      cashier: `Kasir ${next()}`,
      openedAt: '2026-08-08T02:00:00Z',
      floatIdr: 200_000,
      ...overrides,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** A letter about a place that nobody has answered yet, of a plan of its own unless told. */
export async function createPlaceLetter(
  db: Db,
  overrides: Overrides<'placeLetter'> & { eventId: string; applicationId: string },
): Promise<Row<'placeLetter'>> {
  const planId = overrides.planId ?? (await createPlan(db, { eventId: overrides.eventId })).id
  const number = next()
  return db
    .insertInto('placeLetter')
    .values({
      id: newId(),
      planId,
      number,
      reference: `${number}/UJI/VIII/2026`,
      exhibitorName: 'Peserta',
      boothCode: 'A-01',
      zoneName: 'Zona',
      tables: 1,
      ...overrides,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}
