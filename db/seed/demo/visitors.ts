import { createHash, createHmac } from 'node:crypto'
import { insertMany } from '#db/insert-many.ts'
import type { Trx } from '../../connect.server.ts'
import { type Clock, earlierOf, minutesAfter } from './clock.ts'
import type { StoredEvent } from './event.ts'
import { storeScans, storeWalkIns, type Ticket } from './gate-days.ts'
import type { StoredLandmark } from './ground.ts'
import type { Random } from './random.ts'

/** Crockford's alphabet: no letter that is taken for a digit. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const nicknames =
  'Ayu Bagas Citra Dewi Eka Fajar Gita Hana Intan Joko Kirana Laras Maya Nanda Oki Putri Raka Sari Tegar Umi Vino Wulan Yoga Zahra'.split(
    ' ',
  )

export type VisitorsPlan = {
  /** People who registered for each day, counted from today. */
  registrations: Array<{ offset: number; count: number }>
}

/** Stores gates with their phones, registrations with tickets, and what the gates have read up to now. */
export async function storeVisitors(
  trx: Trx,
  random: Random,
  clock: Clock,
  secret: string,
  event: StoredEvent,
  landmarks: ReadonlyArray<StoredLandmark>,
  plan: VisitorsPlan,
): Promise<{ gates: Array<{ id: string; name: string }> }> {
  const gates = landmarks
    .filter((mark) => mark.kind === 'gate')
    .map((mark) => ({ id: random.id(event.createdAt), name: mark.name, landmarkId: mark.id }))
  await insertMany(
    trx,
    'gate',
    gates.map((gate) => ({ ...gate, eventId: event.id })),
  )
  const phones = gates.flatMap((gate) =>
    [1, 2].map((number) => ({
      id: random.id(event.createdAt),
      gateId: gate.id,
      label: `${gate.name} ${number}`,
      nextSeq: 1,
    })),
  )
  await insertMany(
    trx,
    'device',
    phones.map((phone) => ({
      id: phone.id,
      eventId: event.id,
      kind: 'gate' as const,
      gateId: phone.gateId,
      label: phone.label,
      // Nobody holds the phone of a demonstration: no token has this hash.
      tokenHash: createHash('sha256').update(random.bytes(32)).digest(),
      pairedAt: clock.at(-1, '07:30'),
      lastSeenAt: minutesAfter(clock.now, -random.int(0, 3)),
    })),
  )
  const tickets = await storeRegistrations(trx, random, clock, secret, event, plan)
  await storeScans(trx, random, clock, event, phones, tickets)
  await storeWalkIns(trx, random, clock, event, phones)
  return { gates }
}

/** A secret of a row that only this installation can work out. */
function secretOf(secret: string, purpose: string, id: string): Buffer {
  return createHmac('sha256', secret).update(`${purpose}:${id}`).digest()
}

async function storeRegistrations(
  trx: Trx,
  random: Random,
  clock: Clock,
  secret: string,
  event: StoredEvent,
  plan: VisitorsPlan,
): Promise<Ticket[]> {
  const registrations = plan.registrations.flatMap(({ offset, count }) =>
    Array.from({ length: count }, () => {
      const latest = earlierOf(clock.now, clock.at(offset, '08:00'))
      const createdAt = minutesAfter(latest, -random.int(1, 30 * 24 * 60))
      const id = random.id(createdAt)
      const name = random.pick(nicknames)
      return {
        id,
        ticketId: random.id(createdAt),
        name,
        email: random.chance(0.6)
          ? `${name.toLowerCase()}${random.int(1, 999)}@pengunjung.example`
          : null,
        language: random.chance(0.08) ? ('en' as const) : ('id' as const),
        offset,
        visitOn: clock.day(offset),
        groupSize: random.pick([1, 1, 2, 2, 2, 3, 4, 4, 5]),
        cancelled: random.chance(0.03),
        wantsNews: random.chance(0.3),
        createdAt,
      }
    }),
  )
  await insertMany(
    trx,
    'registration',
    registrations.map((row) => ({
      id: row.id,
      eventId: event.id,
      name: row.name,
      email: row.email,
      language: row.language,
      visitOn: row.visitOn,
      groupSize: row.groupSize,
      status: row.cancelled ? ('cancelled' as const) : ('active' as const),
      linkHash: createHash('sha256')
        .update(secretOf(secret, 'link', row.id).toString('base64url'))
        .digest(),
      formKey: random.id(row.createdAt),
      consentedAt: row.createdAt,
      wantsNews: row.wantsNews,
      createdAt: row.createdAt,
      changedAt: row.cancelled ? minutesAfter(row.createdAt, 1) : null,
    })),
  )
  await insertMany(
    trx,
    'ticket',
    registrations.map((row) => ({
      id: row.ticketId,
      eventId: event.id,
      registrationId: row.id,
      shortCode: [...secretOf(secret, 'code', row.ticketId).subarray(0, 10)]
        .map((byte) => alphabet.charAt(byte & 31))
        .join(''),
      validOn: row.visitOn,
      admits: row.groupSize,
      revokedAt: row.cancelled ? minutesAfter(row.createdAt, 1) : null,
      createdAt: row.createdAt,
    })),
  )
  return registrations.map((row) => ({
    id: row.ticketId,
    registrationId: row.id,
    validOn: row.visitOn,
    offset: row.offset,
    admits: row.groupSize,
    cancelled: row.cancelled,
  }))
}
