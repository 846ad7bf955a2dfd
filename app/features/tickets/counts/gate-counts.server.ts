import { sql } from 'kysely'
import type * as z from 'zod/mini'
import type { GateCounts as GateCountsMessage } from '#app/features/phone/contract/gate.ts'
import { localDay } from '#app/lib/local-day.ts'
import { sharedAnswer } from '#app/lib/shared-answer.server.ts'
import { endOfDay, startOfDay } from '#app/lib/time.ts'
import type { Db } from '#db/connect.server.ts'

type GateCounts = z.input<typeof GateCountsMessage>
/** People let in and out at one gate; `entered` holds ticket holders and walk-ins together. */
export type GateCount = GateCounts['gates'][number]
export type HourCount = { hour: number; gateId: string; entered: number; exited: number }

type Span = { eventId: string; day: string; timeZone: string }

/** Counts of one day for each gate, also those where nobody came. Who is inside = entered − exited. */
export async function countByGate(db: Db, { eventId, day, timeZone }: Span): Promise<GateCount[]> {
  const { rows } = await sql<GateCount>`
    select g.id as gate_id, g.name as gate,
      coalesce(sum(p.entered), 0)::int as entered,
      coalesce(sum(p.exited), 0)::int as exited,
      coalesce(sum(p.walk_ins), 0)::int as walk_ins,
      coalesce(sum(p.refused), 0)::int as refused
    from gate g left join passage_rollup p on p.event_id = g.event_id and p.gate_id = g.id
      and p.passed_hour >= ${startOfDay(day, timeZone)} and p.passed_hour < ${endOfDay(day, timeZone)}
    where g.event_id = ${eventId}
    group by g.id, g.name order by g.name`.execute(db)
  return rows
}

/** Counts of one day for each hour of the venue's clock and each gate; hours without anybody are left out. */
export async function countByHour(db: Db, { eventId, day, timeZone }: Span): Promise<HourCount[]> {
  const { rows } = await sql<HourCount>`
    select extract(hour from passed_hour at time zone ${timeZone})::int as hour, gate_id,
      sum(entered)::int as entered, sum(exited)::int as exited
    from passage_rollup
    where event_id = ${eventId} and passed_hour >= ${startOfDay(day, timeZone)}
      and passed_hour < ${endOfDay(day, timeZone)}
    group by 1, 2 having sum(entered) + sum(exited) > 0 order by 1, 2`.execute(db)
  return rows
}

export type CountTotals = GateCounts['total']

/** The whole ground from its gates. */
export function sumCounts(gates: ReadonlyArray<GateCount>): CountTotals {
  const sum = (pick: (gate: GateCount) => number) =>
    gates.reduce((all, gate) => all + pick(gate), 0)
  const entered = sum((gate) => gate.entered)
  const exited = sum((gate) => gate.exited)
  return { entered, exited, inside: entered - exited, walkIns: sum((gate) => gate.walkIns) }
}

/** The counts of a festival's day so far. */
export async function countToday(db: Db, eventId: string, now = new Date()): Promise<GateCounts> {
  const { timeZone } = await db
    .selectFrom('event')
    .select('timeZone')
    .where('id', '=', eventId)
    .executeTakeFirstOrThrow()
  const day = localDay(now, timeZone)
  const gates = await countByGate(db, { eventId, day, timeZone })
  return { now: now.toISOString(), day, total: sumCounts(gates), gates }
}

export type DoubleEntry = {
  scanId: string
  shortCode: string
  people: number
  gate: string
  at: Date
  earlierGate: string
  earlierAt: Date
}

/** Tickets that a cut-off gate let in although they were in already, newest first. */
export async function listDoubleEntries(db: Db, eventId: string): Promise<DoubleEntry[]> {
  return (
    db
      .selectFrom('scan')
      .innerJoin('gate', 'gate.id', 'scan.gateId')
      .innerJoin('ticket', 'ticket.id', 'scan.ticketId')
      .innerJoin('scan as earlier', 'earlier.id', 'scan.earlierScanId')
      .innerJoin('gate as earlierGate', 'earlierGate.id', 'earlier.gateId')
      .select(['scan.id as scanId', 'ticket.shortCode', 'ticket.admits as people'])
      .select(['gate.name as gate', 'scan.scannedAt as at'])
      .select(['earlierGate.name as earlierGate', 'earlier.scannedAt as earlierAt'])
      .where('scan.eventId', '=', eventId)
      // As the index `scan_double_entry_idx` has it.
      .where(sql<boolean>`scan.verdict = 'already_in' and scan.told = 'admitted'`)
      .orderBy('scan.scannedAt', 'desc')
      .limit(100)
      .execute()
  )
}

/** The counts of a day at all gates, with the tickets that came in twice; the same for all pages that ask again by themselves. */
export const sharedCounts = sharedAnswer(
  async (db: Db, span: Span) => {
    const [gates, hours, doubles] = await Promise.all([
      countByGate(db, span),
      countByHour(db, span),
      listDoubleEntries(db, span.eventId),
    ])
    return { gates, hours, doubles }
  },
  { topics: ['scans', 'devices'], key: (_db, { eventId, day }) => [eventId, day] },
)
