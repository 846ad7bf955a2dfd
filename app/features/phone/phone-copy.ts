import type { QueueItem } from './queue.ts'
import { queueItemOf } from './store-upgrade.ts'

/** By this a file is known to be the copy of a phone. */
const FORMAT = 'gelar-phone'
const VERSION = 2

/** What waits on a phone as a file, to be read in by an organizer. No token is in it. */
export function writeCopy(queue: ReadonlyArray<QueueItem<unknown>>, savedAt: Date): string {
  const copy = { format: FORMAT, version: VERSION, savedAt: savedAt.toISOString(), items: queue }
  return JSON.stringify(copy, null, 2)
}

/** One thing of a copy: what names it for ever, and what the phone would have sent. */
export type CopyItem = { deviceId: string; seq: number; entry: Record<string, unknown> }

/** What a copy holds. `unreadable` counts what names no phone and number, so that nothing can be done with it. */
type PhoneCopy = { items: CopyItem[]; unreadable: number }

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * Reads a copy: of this version, of the first, which was the bare list, or of the first pages, whose items
 * were shaped another way. Undefined when the text is no copy of a phone.
 */
export function readCopy(text: string): PhoneCopy | undefined {
  const listed = listOf(text)
  if (!listed) return undefined
  const items = listed.flatMap((value) => readItem(value) ?? [])
  return { items, unreadable: listed.length - items.length }
}

function listOf(text: string): unknown[] | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  if (Array.isArray(value)) return value
  if (!isRecord(value) || value.format !== FORMAT) return undefined
  return Array.isArray(value.items) ? value.items : undefined
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

function readItem(value: unknown): CopyItem | undefined {
  const item = isRecord(value) && isRecord(value.entry) ? value : queueItemOf(value)
  if (!isRecord(item) || !isRecord(item.entry)) return undefined
  const { deviceId, seq, entry } = item
  if (typeof deviceId !== 'string' || !UUID.test(deviceId)) return undefined
  if (typeof seq !== 'number' || !Number.isSafeInteger(seq) || seq < 0) return undefined
  return { deviceId: deviceId.toLowerCase(), seq, entry }
}
