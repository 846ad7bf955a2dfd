import type * as z from 'zod/mini'
import { askServer } from '#app/features/phone/ask-server.ts'
import {
  type GateItemAnswer,
  type GateItemUpload,
  type GateUpload,
  GateUploadAnswer,
} from '#app/features/phone/contract/gate-uploads.ts'
import type { Pairing } from '#app/features/phone/pairing.ts'
import { wasMadeOffline } from '#app/features/phone/queue.ts'
import type { QueuedGateEntry } from './gate-entry.ts'

export type Answers = ReadonlyArray<GateItemAnswer>

/** Sends readings to the server, which answers them in their order. Throws `ServerRefused` or `ServerAway`. */
export async function uploadScans(
  pairing: Pairing,
  items: ReadonlyArray<QueuedGateEntry>,
  timeoutMs?: number,
): Promise<Answers> {
  const sentAt = new Date()
  const body: z.input<typeof GateUpload> = {
    sentAt: sentAt.toISOString(),
    items: items.map((item) => bodyOf(item, sentAt)),
  }
  const { answers } = await askServer('POST', '/gate/scans', GateUploadAnswer, {
    token: pairing.token,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    body,
  })
  return answers
}

function bodyOf({ seq, entry }: QueuedGateEntry, sentAt: Date): z.input<typeof GateItemUpload> {
  const { direction, scannedAt } = entry
  if (entry.kind === 'walk_in') {
    return { kind: entry.kind, seq, people: entry.people, direction, scannedAt }
  }
  const { kind, code, offline, told } = entry
  return {
    kind,
    seq,
    code,
    direction,
    scannedAt,
    offline: wasMadeOffline({ offline, madeAt: scannedAt }, sentAt),
    told: told === 'unproven' ? null : told,
  }
}

/** How many tickets this phone let in alone that another gate had let in before. */
export function countDoubles(batch: ReadonlyArray<QueuedGateEntry>, answers: Answers): number {
  return batch.filter(
    ({ entry, seq }) =>
      entry.kind === 'ticket' &&
      entry.told === 'admitted' &&
      answers.find((answer) => answer.seq === seq)?.verdict === 'already_in',
  ).length
}
