import type * as z from 'zod/mini'
import type { Dated } from '#app/features/phone/contract/dated.ts'
import { type GateItemAnswer, GateItemUpload } from '#app/features/phone/contract/gate-uploads.ts'

/** One thing a gate's phone tells: a code it read, or visitors without a ticket. `seq` names it for ever. */
export type GateItem = Dated<GateItemUpload, 'scannedAt'>

/** Something that a phone has sent and the server does not understand: only its running number is sure. */
export type UnreadableItem = { seq: number }

/** What a phone uploads at once. */
export type GateBatch = {
  /** The phone's clock at sending; tells the server how wrong it is. */
  sentAt: Date
  items: ReadonlyArray<GateItem>
  unreadable?: ReadonlyArray<UnreadableItem>
}

/** What the server has stored for an item; the same for an item that is sent again. */
export type GateAnswer = z.input<typeof GateItemAnswer>

/** Reads one item, its times as dates; undefined when it is not understood. What it tells beyond is left on it. */
export function readUpload(sent: unknown): GateItem | undefined {
  const read = GateItemUpload.safeParse(sent)
  if (!read.success) return undefined
  return { ...Object(sent), ...read.data, scannedAt: new Date(read.data.scannedAt) }
}

/** Tells what of an upload is understood from what is not, each in the order sent. */
export function readUploads(sent: ReadonlyArray<UnreadableItem>): {
  items: GateItem[]
  unreadable: UnreadableItem[]
} {
  const items: GateItem[] = []
  const unreadable: UnreadableItem[] = []
  for (const body of sent) {
    const item = readUpload(body)
    if (item) items.push(item)
    else unreadable.push(body)
  }
  return { items, unreadable }
}
