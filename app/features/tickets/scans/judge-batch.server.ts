import { newId } from '#app/lib/ids.ts'
import { localDay } from '#app/lib/local-day.ts'
import { type GateTicket, type Judgement, judgeReading } from './gate-rules.ts'
import type { MatchedItem } from './match-tickets.server.ts'
import type { KnownAdmission, KnownTicket, ScanFacts } from './scan-facts.server.ts'
import type { GateAnswer, GateItem } from './scan-items.ts'

/** A phone's clock may be this wrong (and an upload this slow) before its times are put right. */
const CLOCK_TOLERANCE_MS = 60_000

type ScanRow = {
  id: string
  clientSeq: number
  ticketId: string | null
  direction: GateItem['direction']
  verdict: Judgement['verdict']
  people: number
  scannedAt: string
  offline: boolean
  told: Judgement['verdict'] | null
  earlierScanId: string | null
}
type EntryRow = {
  ticketId: string
  entryKey: string
  enteredScanId: string
  exitedScanId: string | null
}
type ExitRow = { ticketId: string; entryKey: string; scanId: string }
type WalkInRow = {
  id: string
  clientSeq: number
  direction: GateItem['direction']
  people: number
  countedAt: string
}

/** What is to be written for a batch, and what the phone is told, in the order it was sent. */
export type JudgedBatch = {
  scans: ScanRow[]
  entries: EntryRow[]
  exits: ExitRow[]
  walkIns: WalkInRow[]
  answers: GateAnswer[]
}

/** Judges a phone's readings in the order they were made, each knowing what the ones before it did. */
export function judgeBatch(
  facts: ScanFacts & { gateId: string },
  batch: ReadonlyArray<MatchedItem>,
  { sentAt, now }: { sentAt: Date; now: Date },
): JudgedBatch {
  const judged: JudgedBatch = { scans: [], entries: [], exits: [], walkIns: [], answers: [] }
  const answers = new Map<string, GateAnswer>()
  for (const stored of facts.stored ?? [])
    answers.set(`ticket ${stored.seq}`, answerOfStored(stored))
  for (const { seq, people } of facts.counted ?? []) {
    answers.set(`walk_in ${seq}`, { ...nothingElse, seq, people, verdict: 'counted' })
  }
  const ordered = batch
    .map(({ item, ticket }) => ({ item, ticket, at: trustedTime(item, { sentAt, now }) }))
    .sort((a, b) => a.at.getTime() - b.at.getTime() || a.item.seq - b.item.seq)
  for (const { item, ticket, at } of ordered) {
    const name = `${item.kind} ${item.seq}`
    if (answers.has(name)) continue
    answers.set(
      name,
      item.kind === 'walk_in'
        ? countWalkIn(judged, item, at)
        : judgeTicket(judged, facts, item, at, ticket),
    )
  }
  for (const { item } of batch) {
    const answer = answers.get(`${item.kind} ${item.seq}`)
    if (answer) judged.answers.push(answer)
  }
  return judged
}

const nothingElse = { validOn: null, earlier: null } as const

function answerOfStored(stored: NonNullable<ScanFacts['stored']>[number]): GateAnswer {
  const { seq, verdict, people, validOn, earlierAt, earlierGate } = stored
  return {
    seq,
    verdict,
    people,
    validOn: verdict === 'wrong_day' ? validOn : null,
    earlier:
      earlierAt !== null && earlierGate !== null
        ? { at: new Date(earlierAt).toISOString(), gate: earlierGate }
        : null,
  }
}

/**
 * When a reading was made by the server's clock. The phone's clock is taken to have been as wrong then as when it
 * sent.
 */
export function trustedTime(
  item: Pick<GateItem, 'scannedAt'>,
  { sentAt, now }: { sentAt: Date; now: Date },
): Date {
  const wrongBy = now.getTime() - sentAt.getTime()
  const shift = Math.abs(wrongBy) > CLOCK_TOLERANCE_MS ? wrongBy : 0
  const at = item.scannedAt.getTime() + shift
  return new Date(Math.min(Math.max(at, 0), now.getTime())) // two wrong clocks may lead out of our era
}

function countWalkIn(
  judged: JudgedBatch,
  item: GateItem & { kind: 'walk_in' },
  at: Date,
): GateAnswer {
  const { seq, direction, people } = item
  judged.walkIns.push({
    id: newId(),
    clientSeq: seq,
    direction,
    people,
    countedAt: at.toISOString(),
  })
  return { ...nothingElse, seq, verdict: 'counted', people }
}

function judgeTicket(
  judged: JudgedBatch,
  facts: ScanFacts & { gateId: string },
  item: GateItem & { kind: 'ticket' },
  at: Date,
  ticket: KnownTicket | undefined,
): GateAnswer {
  const { eventId, gateId, entryRule, timeZone } = facts
  const known = ticket?.admissions ?? []
  const judgement = judgeReading(
    entryRule,
    { eventId, gateId, day: localDay(at, timeZone), direction: item.direction },
    ticket satisfies GateTicket | undefined,
    known.map(({ at: enteredAt, ...admission }) => ({
      ...admission,
      enteredAt: new Date(enteredAt),
      enteredOn: localDay(new Date(enteredAt), timeZone),
    })),
  )
  const earlier =
    judgement.verdict === 'already_in'
      ? known.find(({ entryKey }) => entryKey === judgement.earlier.entryKey)
      : undefined
  const scan: ScanRow = {
    id: newId(),
    clientSeq: item.seq,
    ticketId: ticket && ticket.eventId === eventId ? ticket.id : null,
    direction: item.direction,
    verdict: judgement.verdict,
    people: judgement.people,
    scannedAt: at.toISOString(),
    offline: item.offline,
    told: item.told,
    earlierScanId: earlier?.scanId ?? null,
  }
  judged.scans.push(scan)
  if (ticket) applyToTicket(judged, facts, ticket, judgement, scan)
  return {
    seq: item.seq,
    verdict: judgement.verdict,
    people: judgement.people,
    validOn: judgement.verdict === 'wrong_day' ? judgement.validOn : null,
    earlier: earlier ? { at: new Date(earlier.at).toISOString(), gate: earlier.gate } : null,
  }
}

function applyToTicket(
  judged: JudgedBatch,
  facts: ScanFacts & { gateId: string },
  ticket: KnownTicket,
  judgement: Judgement,
  scan: ScanRow,
): void {
  if (judgement.verdict === 'admitted') {
    const { entryKey } = judgement
    const admission: KnownAdmission = {
      entryKey,
      scanId: scan.id,
      at: scan.scannedAt,
      gateId: facts.gateId,
      gate: facts.gate ?? '',
      exited: false,
    }
    ticket.admissions = [...(ticket.admissions ?? []), admission]
    judged.entries.push({
      ticketId: ticket.id,
      entryKey,
      enteredScanId: scan.id,
      exitedScanId: null,
    })
  }
  if (judgement.verdict === 'exited') {
    const { entryKey } = judgement
    for (const admission of ticket.admissions ?? []) {
      if (admission.entryKey === entryKey) admission.exited = true
    }
    const inBatch = judged.entries.find(
      (entry) => entry.ticketId === ticket.id && entry.entryKey === entryKey,
    )
    if (inBatch) inBatch.exitedScanId = scan.id
    else judged.exits.push({ ticketId: ticket.id, entryKey, scanId: scan.id })
  }
}
