import type * as z from 'zod/mini'
import type { Dated } from '#app/features/phone/contract/dated.ts'
import type {
  GateAnswer as GateAnswerMessage,
  GateItemUpload,
  GateUpload as GateUploadMessage,
} from '#app/features/phone/contract/gate-uploads.ts'

/** One thing a gate's phone tells: a code it read, or visitors without a ticket. `seq` names it for ever. */
export type GateItem = Dated<GateItemUpload, 'scannedAt'>

/** What a phone uploads at once. */
export type GateUpload = {
  /** The phone's clock at sending; tells the server how wrong it is. */
  sentAt: Date
  items: ReadonlyArray<GateItem>
}

/** What the server has stored for an item; the same for an item that is sent again. */
export type GateAnswer = z.input<typeof GateAnswerMessage>

/** An upload with its times as dates. */
export function dateUpload({ sentAt, items }: GateUploadMessage): GateUpload {
  return {
    sentAt: new Date(sentAt),
    items: items.map((item) => ({ ...item, scannedAt: new Date(item.scannedAt) })),
  }
}
