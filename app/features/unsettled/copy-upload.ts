import { SaleUpload } from '#app/features/phone/contract/till-uploads.ts'
import type { PhoneKind } from '#app/features/phone/pairing.ts'
import type { CopyItem } from '#app/features/phone/phone-copy.ts'
import type { UnsettledKind } from '#db/types.ts'

/** A thing of a copy as its phone would have sent it. */
export type CopyUpload = {
  kind: UnsettledKind
  seq: number
  /** Made on the phone; null for readings, which only their number names. */
  id: string | null
  body: Record<string, unknown> & { seq: number; clientSeq: number }
  /** False for a kind of thing that the server does not know, and for what its phone has given no name. */
  understood: boolean
}

const OwnId = SaleUpload.shape.id

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Makes of a thing as it was kept on a phone what the phone sends. A till keeps what it sends apart. */
export function copyUploadOf(deviceKind: PhoneKind, { seq, entry }: CopyItem): CopyUpload {
  const numbers = { seq, clientSeq: seq }
  if (deviceKind === 'gate') {
    const { own: _, ...sent } = entry
    // What a phone could not prove it had not told anybody.
    const told = entry.told === 'unproven' ? { told: null } : {}
    const understood = entry.kind === 'ticket' || entry.kind === 'walk_in'
    return { kind: 'reading', seq, id: null, body: { ...sent, ...told, ...numbers }, understood }
  }
  const { kind, upload } = entry
  if ((kind !== 'sale' && kind !== 'reversal') || !isRecord(upload)) {
    return { kind: 'sale', seq, id: null, body: { ...entry, ...numbers }, understood: false }
  }
  const id = OwnId.safeParse(upload.id).data?.toLowerCase() ?? null
  return { kind, seq, id, body: { ...upload, ...numbers }, understood: id !== null }
}
