import { type MadeTooLate, madeTooLate } from '#app/features/devices/device-end.ts'
import { type Keeping, keepEach } from '#app/features/devices/keep-unsettled.server.ts'
import { log } from '#app/lib/log.server.ts'
import type { Db } from '#db/connect.server.ts'
import { trustedTime } from './judge-batch.server.ts'
import type { ReadItem } from './match-tickets.server.ts'
import type { ScanFacts } from './scan-facts.server.ts'
import type { GateAnswer, UnreadableItem } from './scan-items.ts'

/** What is not judged, but kept for an organizer; without a reason when it is kept already. */
type AsideItem = { seq: number; reason?: MadeTooLate | 'invalid'; body: object }

/**
 * Parts what is judged from what an organizer has to settle: what a phone read after it was revoked or after its
 * festival's end, and what is not understood. What has been kept before is never judged, and what has been stored is answered alike.
 */
export function setAside(
  facts: ScanFacts,
  batch: ReadonlyArray<ReadItem>,
  unreadable: ReadonlyArray<UnreadableItem>,
  clocks: { sentAt: Date; now: Date },
): { taken: ReadItem[]; aside: AsideItem[] } {
  const stored = new Set([
    ...(facts.stored ?? []).map(({ seq }) => `ticket ${seq}`),
    ...(facts.counted ?? []).map(({ seq }) => `walk_in ${seq}`),
  ])
  const keptBefore = new Set((facts.unsettled ?? []).map(({ seq, kind }) => `${kind} ${seq}`))
  const taken: ReadItem[] = []
  const aside: AsideItem[] = unreadable.map((body) => ({ seq: body.seq, reason: 'invalid', body }))
  for (const read of batch) {
    const { item } = read
    const name = `${item.kind} ${item.seq}`
    const { sentAt, now: receivedAt } = clocks
    const at = trustedTime(item, clocks)
    const reason = madeTooLate(facts, { at, told: item.scannedAt, sentAt, receivedAt })
    if (stored.has(name)) taken.push(read)
    else if (keptBefore.has(name)) aside.push({ seq: item.seq, body: item })
    else if (reason) aside.push({ seq: item.seq, reason, body: item })
    else taken.push(read)
  }
  return { taken, aside }
}

/** Keeps what was set aside and answers it. What could not be kept is not answered, and waits on the phone. */
export async function keepAside(
  db: Db,
  { eventId, deviceId }: Pick<ScanFacts, 'eventId' | 'deviceId'>,
  aside: ReadonlyArray<AsideItem>,
  { sentAt, now }: { sentAt: Date; now: Date },
): Promise<GateAnswer[]> {
  const fresh = aside.flatMap(({ seq, reason, body }) =>
    reason === undefined ? [] : [{ clientSeq: seq, reason, body }],
  )
  const from = { eventId, deviceId, kind: 'reading', deviceAt: sentAt, receivedAt: now } as const
  const kept = await keepOrNone(db, from, fresh)
  return aside
    .filter(({ seq, reason }) => {
      const keeping = kept.get(seq)
      return reason === undefined || keeping === 'added' || keeping === 'known'
    })
    .map(({ seq }) => ({ seq, verdict: 'unsettled', people: 0, validOn: null, earlier: null }))
}

/** Readings of the same upload that have been stored must be answered even if this fails. */
async function keepOrNone(...given: Parameters<typeof keepEach>): Promise<Map<number, Keeping>> {
  try {
    return await keepEach(...given)
  } catch (error) {
    log.error({ err: error }, 'items of a gate could not be kept')
    return new Map()
  }
}
