import type { z } from 'zod'
import { AnswersMessage } from './gate-messages.ts'
import { askGateServer } from './gate-server.ts'
import type { GatePairing, QueueItem } from './gate-store.ts'

export type Answers = z.infer<typeof AnswersMessage>['answers']

/** Sends readings to the server, which answers them in their order. Throws `GateRefused` or `GateOffline`. */
export function uploadScans(
  pairing: GatePairing,
  items: ReadonlyArray<QueueItem>,
  timeoutMs?: number,
): Promise<z.infer<typeof AnswersMessage>> {
  return askGateServer('POST', '/gate/scans', AnswersMessage, {
    token: pairing.token,
    timeoutMs,
    body: { sentAt: new Date().toISOString(), items: items.map(bodyOf) },
  })
}

function bodyOf(item: QueueItem) {
  const { kind, seq, direction, scannedAt } = item
  if (item.kind === 'walk_in') return { kind, seq, people: item.people, direction, scannedAt }
  const { code, offline, told } = item
  return {
    kind,
    seq,
    code,
    direction,
    scannedAt,
    offline,
    told: told === 'unproven' ? null : told,
  }
}

/** How many tickets this phone let in alone that another gate had let in before. */
export function countDoubles(batch: ReadonlyArray<QueueItem>, answers: Answers): number {
  return batch.filter(
    (item, at) =>
      item.kind === 'ticket' && item.told === 'admitted' && answers[at]?.verdict === 'already_in',
  ).length
}
