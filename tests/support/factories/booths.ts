import type { Insertable } from 'kysely'
import { newId } from '#app/lib/ids.ts'
import type { Db } from '#db/connect.server.ts'
import type { DB } from '#db/types.ts'
import { createExhibitor } from './registry.ts'
import { next, type Overrides, type Row } from './rows.ts'

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
