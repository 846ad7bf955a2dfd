import type { PhoneKind } from '#app/features/phone/pairing.ts'
import { type CopyItem, readCopy } from '#app/features/phone/phone-copy.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { partDoubles } from './copy-doubles.ts'
import { type CopyUpload, copyUploadOf } from './copy-upload.ts'

/** As many as are handed on together: few enough that nobody waits for them. */
const IN_A_PART = 100

/** What a copy has of one phone, each part a list of `CopyUpload` as JSON. */
export type PhoneParts = {
  deviceId: string
  /** Each thing once. */
  first: string[]
  /** How often the copy says again, word by word, what it has said before. */
  again: number
  /** What has the number of another thing of the copy. */
  rivals: string[]
}

type CopyParts = {
  phones: PhoneParts[]
  /** How much of it names no phone and number. */
  unreadable: number
  /** How much is of phones that are not the festival's. */
  foreign: number
}

type Order = {
  file: Uint8Array
  /** The phones of the festival. */
  kinds: ReadonlyMap<string, PhoneKind>
}

/**
 * Takes a copy apart by phones, in parts that are read one after the other. Refused when it is no copy, or holds nothing
 * of this festival's phones.
 */
export default function readCopyParts({ file, kinds }: Order): CopyParts {
  const copy = readCopy(new TextDecoder().decode(file))
  if (!copy) throw new DomainError('copyUnreadable')
  if (copy.items.length + copy.unreadable === 0) throw new DomainError('copyEmpty')
  const byPhone = new Map<string, CopyItem[]>()
  let foreign = 0
  for (const item of copy.items) {
    const own = byPhone.get(item.deviceId)
    if (own) own.push(item)
    else if (kinds.has(item.deviceId)) byPhone.set(item.deviceId, [item])
    else foreign += 1
  }
  if (byPhone.size === 0) throw new DomainError(foreign > 0 ? 'copyForeign' : 'copyUnreadable')
  const phones = [...byPhone].map(([deviceId, items]) => {
    const kind = kinds.get(deviceId) ?? 'gate'
    const { first, again, rivals } = partDoubles(items.map((item) => copyUploadOf(kind, item)))
    return { deviceId, first: partsOf(first), again: again.length, rivals: partsOf(rivals) }
  })
  return { phones, unreadable: copy.unreadable, foreign }
}

function partsOf(uploads: ReadonlyArray<CopyUpload>): string[] {
  const parts: string[] = []
  for (let at = 0; at < uploads.length; at += IN_A_PART) {
    parts.push(JSON.stringify(uploads.slice(at, at + IN_A_PART)))
  }
  return parts
}
