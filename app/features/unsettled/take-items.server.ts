import { keepEach } from '#app/features/devices/keep-unsettled.server.ts'
import { takeEach } from '#app/features/sales/record/record-batch.server.ts'
import { recordScansOf } from '#app/features/tickets/scans/record-scan.server.ts'
import { readUploads } from '#app/features/tickets/scans/scan-items.ts'
import { log } from '#app/lib/log.server.ts'
import type { Db } from '#db/connect.server.ts'
import { isDataError } from '#db/data-error.ts'
import type { UnsettledKind } from '#db/types.ts'
import type { CopyUpload } from './copy-upload.ts'
import { findKnown, findRivals, uploadName } from './find-known.server.ts'
import type { PhoneParts } from './read-copy.heavy.ts'

/** As many as are written by one statement. */
const AT_ONCE = 100

/** What became of a thing in a copy; see `CopyCounts`. */
type Outcome = 'stored' | 'known' | 'unsettled' | 'unread'

type Device = {
  id: string
  boothId: string | null
  revokedAt: Date | null
  endsAt: Date | null
}

/** Takes the things that a copy has of one phone, each for itself: one that cannot be read or stored holds back no other. */
export async function takeItems(
  db: Db,
  eventId: string,
  { id: deviceId, boothId, revokedAt, endsAt }: Device,
  { first, again, rivals }: PhoneParts,
  now: Date,
): Promise<Outcome[]> {
  const outcomes = Array<Outcome>(again).fill('known')
  // All before the first is taken: what is known by then was not taken from this copy.
  const known = new Set<string>()
  for (const part of first) {
    for (const name of await findKnown(db, eventId, deviceId, readPart(part))) known.add(name)
  }
  const from = { eventId, deviceId, now }
  const strange: CopyUpload[] = []
  for (const part of first) {
    const uploads = readPart(part)
    const fresh = uploads.filter((upload) => !known.has(uploadName(upload)))
    outcomes.push(...Array<Outcome>(uploads.length - fresh.length).fill('known'))
    strange.push(...fresh.filter(({ understood }) => !understood))
    const usual = fresh.filter(({ understood }) => understood)
    const taken =
      boothId === null
        ? await takeReadings(db, deviceId, usual, now)
        : await takeSales(db, { eventId, deviceId, boothId, revokedAt, endsAt }, usual, now)
    outcomes.push(...taken)
  }
  outcomes.push(...(await keepAll(db, from, strange, 'invalid')))
  // After the things whose numbers they have, which would else count as kept already.
  outcomes.push(...(await keepRivals(db, from, rivals.flatMap(readPart))))
  return outcomes
}

function readPart(part: string): CopyUpload[] {
  return JSON.parse(part)
}

function* inParts<T>(all: ReadonlyArray<T>): Generator<T[]> {
  for (let at = 0; at < all.length; at += AT_ONCE) yield all.slice(at, at + AT_ONCE)
}

async function takeSales(
  db: Db,
  till: Parameters<typeof takeEach>[1],
  uploads: ReadonlyArray<CopyUpload>,
  now: Date,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const { kind, body } of uploads) {
    if (kind === 'reading') continue
    const [answer] = await takeEach(db, till, kind, [body], { deviceAt: null, receivedAt: now })
    if (answer?.outcome === 'refused') {
      outcomes.push(answer.reason === 'alreadyReversed' ? 'known' : 'unread')
    } else outcomes.push(answer?.outcome ?? 'unread')
  }
  return outcomes
}

async function takeReadings(
  db: Db,
  deviceId: string,
  uploads: ReadonlyArray<CopyUpload>,
  now: Date,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const part of inParts(uploads.map(({ body }) => body))) {
    const verdicts = await recordOrParts(db, deviceId, part, now)
    for (const { seq } of part) {
      const verdict = verdicts.get(seq)
      if (verdict === undefined) outcomes.push('unread')
      else outcomes.push(verdict === 'unsettled' ? 'unsettled' : 'stored')
    }
  }
  return outcomes
}

/** Verdicts by number. All are stored or none, so what the database refuses is looked for one by one. */
async function recordOrParts(
  db: Db,
  deviceId: string,
  bodies: ReadonlyArray<CopyUpload['body']>,
  now: Date,
): Promise<Map<number, string>> {
  try {
    const upload = { sentAt: now, ...readUploads(bodies) }
    const recorded = await recordScansOf(db, deviceId, upload, { now, settling: false })
    const answers = recorded.status === 'stored' ? recorded.answers : []
    return new Map(answers.map(({ seq, verdict }) => [seq, verdict]))
  } catch (error) {
    if (!isDataError(error)) throw error
    if (bodies.length < 2) {
      log.error({ err: error }, 'a reading of a copy could not be stored')
      return new Map()
    }
  }
  const verdicts = new Map<number, string>()
  for (const body of bodies) {
    for (const [seq, verdict] of await recordOrParts(db, deviceId, [body], now)) {
      verdicts.set(seq, verdict)
    }
  }
  return verdicts
}

type From = { eventId: string; deviceId: string; now: Date }

/** Keeps what cannot be taken for an organizer, one thing under each number. */
async function keepAll(
  db: Db,
  { eventId, deviceId, now }: From,
  uploads: ReadonlyArray<CopyUpload>,
  reason: string,
): Promise<Outcome[]> {
  const kinds: UnsettledKind[] = ['sale', 'reversal', 'reading']
  const outcomes: Outcome[] = []
  for (const kind of kinds) {
    const bodies = new Map<number, CopyUpload['body']>()
    for (const upload of uploads) {
      if (upload.kind === kind && !bodies.has(upload.seq)) bodies.set(upload.seq, upload.body)
    }
    const from = { eventId, deviceId, kind, deviceAt: null, receivedAt: now }
    for (const part of inParts([...bodies])) {
      const kept = await keepEach(
        db,
        from,
        part.map(([clientSeq, body]) => ({ clientSeq, reason, body })),
      )
      for (const [seq] of part) outcomes.push(outcomesOfKeeping[kept.get(seq) ?? 'taken'])
    }
  }
  return [...outcomes, ...Array<Outcome>(uploads.length - outcomes.length).fill('unread')]
}

const outcomesOfKeeping = { added: 'unsettled', known: 'known', taken: 'unread' } as const

async function keepRivals(
  db: Db,
  from: From,
  rivals: ReadonlyArray<CopyUpload>,
): Promise<Outcome[]> {
  if (rivals.length === 0) return []
  const listed = await findRivals(db, from.deviceId)
  const fresh = rivals.filter(({ kind, seq }) => !listed.has(`${kind} ${seq}`))
  const kept = await keepAll(db, from, fresh, 'sequenceTaken')
  return [
    ...Array<Outcome>(rivals.length - fresh.length).fill('known'),
    // What is in the list under the number is another thing.
    ...kept.map((outcome) => (outcome === 'known' ? 'unread' : outcome)),
  ]
}
