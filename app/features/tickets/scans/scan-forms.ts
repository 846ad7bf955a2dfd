import { z } from 'zod'
import type { GateItem, UnreadableItem } from './scan-items.ts'

const seq = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
const direction = z.enum(['entry', 'exit'])
const scannedAt = z.iso.datetime({ offset: true }).transform((text) => new Date(text))
const told = z.enum([
  'admitted',
  'exited',
  'already_in',
  'not_in',
  'wrong_day',
  'wrong_event',
  'wrong_gate',
  'revoked',
  'unknown',
])

/** One thing as a gate sends it; what it tells beyond is left on it. */
export const ReadingUpload = z.discriminatedUnion('kind', [
  z.looseObject({
    kind: z.literal('ticket'),
    seq,
    code: z.string().max(2000),
    direction,
    scannedAt,
    offline: z.boolean(),
    told: told.nullable().default(null),
  }),
  z.looseObject({
    kind: z.literal('walk_in'),
    seq,
    people: z.number().int().min(1).max(100),
    direction,
    scannedAt,
  }),
]) satisfies z.ZodType<GateItem>

/** Tells what of an upload is understood from what is not, each in the order sent. */
export function readUploads(sent: ReadonlyArray<UnreadableItem>): {
  items: GateItem[]
  unreadable: UnreadableItem[]
} {
  const items: GateItem[] = []
  const unreadable: UnreadableItem[] = []
  for (const body of sent) {
    const read = ReadingUpload.safeParse(body)
    if (read.success) items.push(read.data)
    else unreadable.push(body)
  }
  return { items, unreadable }
}
