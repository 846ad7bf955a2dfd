import { createHash, createHmac } from 'node:crypto'
import type { ScanDirection, ScanVerdict } from '#db/types.ts'
import type { Trx } from '../../connect.server.ts'
import { insertMany } from '../insert-many.ts'
import { type Clock, earlierOf, minutesAfter } from './clock.ts'
import type { StoredEvent } from './event.ts'
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

type Ticket = {
  id: string
  registrationId: string
  validOn: string
  offset: number
  admits: number
  cancelled: boolean
}
type Phone = { id: string; gateId: string; nextSeq: number }
type Scan = {
  id: string
  gateId: string
  deviceId: string
  clientSeq: number
  ticketId: string | null
  direction: ScanDirection
  verdict: ScanVerdict
  people: number
  scannedAt: Date
  receivedAt: Date
  offline: boolean
  earlierScanId: string | null
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

/** When people arrive: few at opening, most in the afternoon. */
function arrival(random: Random, opensAt: Date, closesAt: Date): Date {
  const share = (random.share() + random.share()) / 2
  return new Date(opensAt.getTime() + share * (closesAt.getTime() - opensAt.getTime() - 3_600_000))
}

async function storeScans(
  trx: Trx,
  random: Random,
  clock: Clock,
  event: StoredEvent,
  phones: Phone[],
  tickets: ReadonlyArray<Ticket>,
): Promise<void> {
  const readings = tickets
    .flatMap((ticket) => {
      const day = event.days.find((open) => open.on === ticket.validOn)
      if (!day || random.chance(0.18)) return []
      const at = arrival(
        random,
        clock.at(ticket.offset, day.opensAt),
        clock.at(ticket.offset, day.closesAt),
      )
      // Some show their code again at another gate, and some come on the wrong day.
      const again = random.chance(0.04) ? [{ ticket, at: minutesAfter(at, random.int(6, 90)) }] : []
      const early =
        ticket.offset > -1 && random.chance(0.03)
          ? [{ ticket, at: minutesAfter(at, -24 * 60) }]
          : []
      return [{ ticket, at }, ...again, ...early]
    })
    .filter((reading) => reading.at < clock.now)
    .sort((a, b) => a.at.getTime() - b.at.getTime())
  const entered = new Map<string, string>()
  const scans = readings.map(({ ticket, at }): Scan => {
    const verdict = judge(ticket, at, clock, entered)
    const offline = random.chance(0.05)
    const receivedAt = new Date(at.getTime() + (offline ? random.int(1, 20) * 60_000 : 350))
    const scan = {
      ...nextReading(random, phones),
      id: random.id(at),
      ticketId: ticket.id,
      direction: 'entry' as const,
      verdict,
      people: verdict === 'admitted' ? ticket.admits : 0,
      scannedAt: at,
      receivedAt: earlierOf(receivedAt, clock.now),
      offline,
      earlierScanId: verdict === 'already_in' ? (entered.get(ticket.id) ?? null) : null,
    }
    if (verdict === 'admitted') entered.set(ticket.id, scan.id)
    return scan
  })
  await insertMany(
    trx,
    'scan',
    scans.map((scan) => ({ ...scan, eventId: event.id })),
  )
  await insertMany(
    trx,
    'admission',
    scans.flatMap((scan) =>
      scan.ticketId && scan.verdict === 'admitted'
        ? [
            {
              eventId: event.id,
              ticketId: scan.ticketId,
              // The event lets a ticket in once per day.
              entryKey: tickets.find((ticket) => ticket.id === scan.ticketId)?.validOn ?? '',
              enteredScanId: scan.id,
            },
          ]
        : [],
    ),
  )
}

function judge(
  ticket: Ticket,
  at: Date,
  clock: Clock,
  entered: ReadonlyMap<string, string>,
): ScanVerdict {
  if (ticket.cancelled) return 'revoked'
  if (at < clock.at(ticket.offset, '00:00')) return 'wrong_day'
  return entered.has(ticket.id) ? 'already_in' : 'admitted'
}

function nextReading(random: Random, phones: Phone[]) {
  const phone = random.pick(phones)
  const clientSeq = phone.nextSeq++
  return { gateId: phone.gateId, deviceId: phone.id, clientSeq }
}

/** Most people come without a ticket and are only counted, in small groups. */
async function storeWalkIns(
  trx: Trx,
  random: Random,
  clock: Clock,
  event: StoredEvent,
  phones: Phone[],
): Promise<void> {
  const counts = [-1, 0].flatMap((offset) => {
    const day = event.days.find((open) => open.on === clock.day(offset))
    if (!day) return []
    return Array.from({ length: 260 }, () =>
      arrival(random, clock.at(offset, day.opensAt), clock.at(offset, day.closesAt)),
    )
  })
  const rows = counts
    .filter((at) => at < clock.now)
    .sort((a, b) => a.getTime() - b.getTime())
    .map((countedAt) => ({
      ...nextReading(random, phones),
      id: random.id(countedAt),
      eventId: event.id,
      people: random.pick([1, 2, 2, 3, 4, 5]),
      countedAt,
      receivedAt: earlierOf(new Date(countedAt.getTime() + 400), clock.now),
    }))
  await insertMany(trx, 'walkIn', rows)
}
