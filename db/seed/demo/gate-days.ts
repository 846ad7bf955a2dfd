import { insertMany } from '#db/insert-many.ts'
import type { ScanDirection, ScanVerdict } from '#db/types.ts'
import type { Trx } from '../../connect.server.ts'
import { type Clock, earlierOf, minutesAfter } from './clock.ts'
import type { StoredEvent } from './event.ts'
import type { Random } from './random.ts'

export type Ticket = {
  id: string
  registrationId: string
  validOn: string
  offset: number
  admits: number
  cancelled: boolean
}
export type Phone = { id: string; gateId: string; nextSeq: number }
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
  told: ScanVerdict | null
  earlierScanId: string | null
}

/** When people arrive: few at opening, most in the afternoon. */
function arrival(random: Random, opensAt: Date, closesAt: Date): Date {
  const share = (random.share() + random.share()) / 2
  return new Date(opensAt.getTime() + share * (closesAt.getTime() - opensAt.getTime() - 3_600_000))
}

/** What the phones at the gates have read up to now, and whom they let in. */
export async function storeScans(
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
      // A phone that is cut off does not know whom the other gates have let in.
      told: offline ? (verdict === 'already_in' ? 'admitted' : verdict) : null,
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
export async function storeWalkIns(
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
