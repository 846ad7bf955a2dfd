import { touchDevice } from '#app/features/devices/device-token.server.ts'
import { hashSecret } from '#app/lib/secret.server.ts'
import type { Db } from '#db/connect.server.ts'
import { undoneAlone } from '#db/nested.server.ts'
import { prepareStatement } from '#db/prepared.server.ts'
import { type JudgedBatch, judgeBatch } from './judge-batch.server.ts'
import { matchTickets, readItems } from './match-tickets.server.ts'
import { findScanFacts } from './scan-facts.server.ts'
import type { GateAnswer, GateBatch } from './scan-items.ts'
import { tellScansSoon } from './scan-news.server.ts'
import { keepAside, setAside } from './set-aside.server.ts'

export type RecordedScans =
  | { status: 'stored'; answers: GateAnswer[] }
  | { status: 'tokenUnknown' | 'deviceRevoked' | 'wrongDevice' | 'busy' }
  | { status: 'deviceEnded'; endsAt: Date | null }

/** Each lost race means that another gate has stored its reading, so this is never reached in practice. */
const MAX_ATTEMPTS = 30

/**
 * Stores what a gate's phone has read and answers each item, in two statements: one reads, one writes.
 * A ticket is let in once per entry key because of the key itself: when another gate was faster, nothing
 * is written and the readings are judged again with its entry in view. An item sent twice is stored once
 * and answered alike; either all items of a batch are stored or none. A phone that is revoked or whose
 * festival has ended still hands in what it has read before, until a day after that end; what it read later, and what is
 * not understood, is kept for an organizer to settle.
 */
export async function recordScans(
  db: Db,
  token: string,
  upload: GateBatch,
  now: Date = new Date(),
): Promise<RecordedScans> {
  return recordBy(db, hashSecret(token), upload, { now, handedIn: false, settling: false })
}

/**
 * Like `recordScans`, for readings that a person hands in for a phone: from its saved copy, or to settle them
 * (`settling`), whenever they were made and although they wait in the list. Settling is done in a transaction; whoever
 * does it tells the scans with `tellScansSoon` after it.
 */
export async function recordScansOf(
  db: Db,
  deviceId: string,
  upload: GateBatch,
  { now, settling }: { now: Date; settling: boolean },
): Promise<RecordedScans> {
  const { tokenHash } = await db
    .selectFrom('device')
    .select('tokenHash')
    .where('id', '=', deviceId)
    .executeTakeFirstOrThrow()
  return recordBy(db, tokenHash, upload, { now, handedIn: true, settling })
}

type Way = { now: Date; handedIn: boolean; settling: boolean }

async function recordBy(
  db: Db,
  tokenHash: Buffer,
  { sentAt, items, unreadable = [] }: GateBatch,
  { now, handedIn, settling }: Way,
): Promise<RecordedScans> {
  const batch = readItems(items)
  const asked = {
    seqs: [...items, ...unreadable].map(({ seq }) => seq),
    ticketIds: batch.flatMap(({ read }) => (read?.kind === 'signed' ? [read.ticket.ticketId] : [])),
    shortCodes: batch.flatMap(({ read }) => (read?.kind === 'short' ? [read.shortCode] : [])),
  }
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const facts = await findScanFacts(db, tokenHash, asked)
    if (!facts) return { status: 'tokenUnknown' }
    const { gateId, revokedAt } = facts
    if (gateId === null) return { status: 'wrongDevice' }
    if (facts.standing === 'over' && !handedIn) {
      return { status: 'deviceEnded', endsAt: facts.endsAt }
    }
    if (attempt === 0 && facts.seenLongAgo && !revokedAt && !handedIn) {
      await touchDevice(db, facts.deviceId)
    }
    const { taken, aside } = settling
      ? { taken: batch, aside: [] }
      : setAside(facts, batch, unreadable, { sentAt, now })
    const matched = await matchTickets(facts.tickets ?? [], taken)
    const judged = judgeBatch({ ...facts, gateId }, matched, { sentAt, now })
    const origin: ScanOrigin = {
      eventId: facts.eventId,
      deviceId: facts.deviceId,
      gateId,
      handedIn: handedIn || revokedAt !== null,
    }
    if (!(await storeUnlessOvertaken(db, origin, judged))) continue
    const added = judged.scans.length + judged.walkIns.length
    if (added > 0 && !settling) tellScansSoon(db, facts.eventId)
    const kept = await keepAside(db, facts, aside, { sentAt, now })
    const answers = [...judged.answers, ...kept]
    // A revoked phone is refused when it hands in nothing, or when too much of it is kept already.
    if (revokedAt && answers.length === 0) return { status: 'deviceRevoked' }
    return { status: 'stored', answers }
  }
  return { status: 'busy' }
}

type ScanOrigin = { eventId: string; deviceId: string; gateId: string; handedIn: boolean }

const storeBatch = prepareStatement<{ stored: number }>(
  'store_scans',
  `
  with exited as (
    update admission a set exited_scan_id = x."scanId"
    from json_to_recordset($4::json)
      as x("ticketId" uuid, "entryKey" text, "scanId" uuid)
    where a.ticket_id = x."ticketId" and a.entry_key = x."entryKey" and a.exited_scan_id is null
    returning 1),
  entered as (
    insert into admission (event_id, ticket_id, entry_key, entered_scan_id, exited_scan_id)
    select $1::uuid, n."ticketId", n."entryKey", n."enteredScanId", n."exitedScanId"
    from json_to_recordset($5::json)
      as n("ticketId" uuid, "entryKey" text, "enteredScanId" uuid, "exitedScanId" uuid)
    where (select count(*) from exited) = json_array_length($4::json)
    on conflict do nothing
    returning 1),
  settled as (
    select (select count(*) from exited) = json_array_length($4::json)
      and (select count(*) from entered) = json_array_length($5::json) as as_judged),
  scanned as (
    insert into scan (id, event_id, gate_id, device_id, client_seq, ticket_id, direction, verdict,
      people, scanned_at, offline, told, earlier_scan_id, handed_in)
    select s.id, $1::uuid, $2::uuid, $3::uuid, s."clientSeq", s."ticketId",
      s.direction, s.verdict, s.people, s."scannedAt", s.offline, s.told, s."earlierScanId",
      $8::boolean
    from json_to_recordset($6::json)
      as s(id uuid, "clientSeq" bigint, "ticketId" uuid, direction scan_direction,
        verdict scan_verdict, people int, "scannedAt" timestamptz, offline boolean,
            told scan_verdict,         "earlierScanId" uuid)
    where (select as_judged from settled)
    returning 1),
  counted as (
    insert into walk_in (id, event_id, gate_id, device_id, client_seq, direction, people, counted_at,
      handed_in)
    select w.id, $1::uuid, $2::uuid, $3::uuid, w."clientSeq", w.direction,
      w.people, w."countedAt", $8::boolean
    from json_to_recordset($7::json)
      as w(id uuid, "clientSeq" bigint, direction scan_direction, people int,
        "countedAt" timestamptz)
    where (select as_judged from settled)
    returning 1)
  select (select count(*) from scanned) + (select count(*) from counted) as stored`,
)

/** Writes a judged batch in one statement. False, with nothing written, when another gate was faster. */
async function storeUnlessOvertaken(
  db: Db,
  origin: ScanOrigin,
  judged: JudgedBatch,
): Promise<boolean> {
  const { scans, entries, exits, walkIns } = judged
  if (scans.length + walkIns.length === 0) return true
  const { eventId, deviceId, gateId, handedIn } = origin
  const inOrder = [...entries].sort((a, b) => (a.ticketId < b.ticketId ? -1 : 1))
  try {
    const values = [
      eventId,
      gateId,
      deviceId,
      ...[exits, inOrder, scans, walkIns].map((rows) => JSON.stringify(rows)),
      handedIn,
    ]
    const [written] = await undoneAlone(db, () => storeBatch(db, values))
    return written?.stored === scans.length + walkIns.length
  } catch (error) {
    if (isLostRace(error)) return false
    throw error
  }
}

const RACE_CODES = new Set(['23505', '40001', '40P01'])
/** An entry or exit that was written although its scan was not: the statement has undone itself. */
const RACE_CONSTRAINTS = new Set(['admission_entered_fkey', 'admission_exited_fkey'])

function isLostRace(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  const code: unknown = Reflect.get(error, 'code')
  const constraint: unknown = Reflect.get(error, 'constraint')
  return (
    (typeof code === 'string' && RACE_CODES.has(code)) ||
    (typeof constraint === 'string' && RACE_CONSTRAINTS.has(constraint))
  )
}
