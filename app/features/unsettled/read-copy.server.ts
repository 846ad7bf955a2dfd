import { sql } from 'kysely'
import { keepUnsettled } from '#app/features/devices/keep-unsettled.server.ts'
import { writeAudit } from '#app/features/people/audit.server.ts'
import { type CopyItem, readCopy } from '#app/features/phone/phone-copy.ts'
import { takeEach } from '#app/features/sales/record/record-batch.server.ts'
import { tellSalesChanged } from '#app/features/sales/totals/tell-sales.server.ts'
import { recordScansOf } from '#app/features/tickets/scans/record-scan.server.ts'
import { readUploads } from '#app/features/tickets/scans/scan-items.ts'
import type { Actor } from '#app/lib/actor.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import type { Db } from '#db/connect.server.ts'
import type { UnsettledKind } from '#db/types.ts'
import { type CopyUpload, copyUploadOf } from './copy-upload.ts'

/** Largest copy that is taken, in bytes: some ten thousand readings. */
export const COPY_MOST_BYTES = 5 * 1024 * 1024
const SCANS_AT_ONCE = 500

/** What became of the things in a copy. */
export type CopyCounts = {
  /** Recorded now. */
  stored: number
  /** Recorded or in the list before. */
  known: number
  /** In the list now, to be settled. */
  unsettled: number
  /** Not readable, or not to be kept. */
  unread: number
  /** Of phones of other festivals, or of none: left alone. */
  foreign: number
}

type Device = {
  id: string
  kind: 'gate' | 'till'
  boothId: string | null
  revokedAt: Date | null
}

/**
 * Reads in what a phone has saved because it could not send it. Each thing counts once, whether the phone has
 * sent it too or the copy is read again; what cannot be stored is kept to be settled. Throws when the text is
 * no copy, or holds nothing of this festival's phones.
 */
export async function takeCopy(
  db: Db,
  actor: Actor,
  { fileName, text }: { fileName: string; text: string },
  now: Date = new Date(),
): Promise<CopyCounts> {
  const { eventId } = actor
  const copy = readCopy(text)
  if (!copy) throw new DomainError('copyUnreadable')
  if (copy.items.length + copy.unreadable === 0) throw new DomainError('copyEmpty')
  const deviceIds = [...new Set(copy.items.map(({ deviceId }) => deviceId))]
  const devices = await db
    .selectFrom('device')
    .select(['id', 'kind', 'boothId', 'revokedAt'])
    .where('eventId', '=', eventId)
    .where('id', '=', sql<string>`any(${deviceIds}::uuid[])`)
    .where('kind', '!=', 'screen')
    .$narrowType<{ kind: 'gate' | 'till' }>()
    .execute()
  const own = new Map(devices.map((device) => [device.id, device]))
  const foreign = copy.items.filter(({ deviceId }) => !own.has(deviceId)).length
  if (own.size === 0) throw new DomainError(foreign > 0 ? 'copyForeign' : 'copyUnreadable')
  const counts = { stored: 0, known: 0, unsettled: 0, unread: copy.unreadable, foreign }
  for (const device of devices) {
    const items = copy.items.filter(({ deviceId }) => deviceId === device.id)
    for (const outcome of await takeItems(db, eventId, device, items, now)) counts[outcome] += 1
  }
  await db.transaction().execute((trx) =>
    writeAudit(trx, {
      ...actor,
      action: 'copy.read',
      subjectType: 'event',
      subjectId: eventId,
      after: { fileName, ...counts },
    }),
  )
  if (counts.stored > 0) tellSalesChanged(db, eventId)
  return counts
}

type Outcome = Exclude<keyof CopyCounts, 'foreign'>

async function takeItems(
  db: Db,
  eventId: string,
  device: Device,
  items: ReadonlyArray<CopyItem>,
  now: Date,
): Promise<Outcome[]> {
  const { id: deviceId, kind, boothId, revokedAt } = device
  const uploads = items.map((item) => copyUploadOf(kind, item))
  const known = await findKnown(db, eventId, deviceId, uploads)
  const fresh = uploads.filter((upload) => !known.has(nameOf(upload)))
  const outcomes: Outcome[] = uploads.flatMap((upload) =>
    known.has(nameOf(upload)) ? ['known'] : [],
  )
  const strange = fresh.filter(({ understood }) => !understood)
  outcomes.push(...(await keepStrange(db, { eventId, deviceId, now }, strange)))
  const usual = fresh.filter(({ understood }) => understood)
  if (boothId === null) return [...outcomes, ...(await takeReadings(db, deviceId, usual, now))]
  const till = { eventId, deviceId, boothId, revokedAt }
  for (const { kind: itemKind, body } of usual) {
    if (itemKind === 'reading') continue
    const clocks = { deviceAt: null, receivedAt: now }
    const [answer] = await takeEach(db, till, itemKind, [body], clocks)
    if (answer?.outcome === 'refused') {
      outcomes.push(answer.reason === 'alreadyReversed' ? 'known' : 'unread')
    } else outcomes.push(answer?.outcome ?? 'unread')
  }
  return outcomes
}

/** Names a thing within its phone. Two that differ only in their own id are two. */
const nameOf = ({ kind, seq, id }: Pick<CopyUpload, 'kind' | 'seq' | 'id'>) =>
  `${kind} ${seq} ${id}`

/** What of a phone's things the server has already, as sales, readings, or to be settled. */
async function findKnown(
  db: Db,
  eventId: string,
  deviceId: string,
  uploads: ReadonlyArray<CopyUpload>,
): Promise<Set<string>> {
  const asked = JSON.stringify(uploads.map(({ kind, seq, id }) => ({ kind, seq, id })))
  const { rows } = await sql<{ kind: UnsettledKind; seq: number; id: string | null }>`
    select a.kind, a.seq, a.id
      from jsonb_to_recordset(${asked}::jsonb) as a (kind unsettled_kind, seq bigint, id uuid)
     where (a.id is null and exists (
              select from unsettled_item u
               where u.device_id = ${deviceId}::uuid and u.kind = a.kind and u.client_seq = a.seq
                 and u.body->>'id' is null))
        or (a.id is not null and exists (
              select from unsettled_item u
               where u.device_id = ${deviceId}::uuid and u.kind = a.kind
                 and lower(left(u.body->>'id', 37)) = a.id::text))
        or (a.kind = 'sale' and exists (
              select from sale s where s.event_id = ${eventId}::uuid and s.id = a.id))
        or (a.kind = 'reversal' and exists (
              select from reversal r where r.event_id = ${eventId}::uuid and r.id = a.id))
        or (a.kind = 'reading' and (
              exists (select from scan s where s.device_id = ${deviceId}::uuid and s.client_seq = a.seq)
              or exists (select from walk_in w where w.device_id = ${deviceId}::uuid and w.client_seq = a.seq)))
  `.execute(db)
  return new Set(rows.map(nameOf))
}

async function takeReadings(
  db: Db,
  deviceId: string,
  uploads: ReadonlyArray<CopyUpload>,
  now: Date,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (let at = 0; at < uploads.length; at += SCANS_AT_ONCE) {
    const bodies = uploads.slice(at, at + SCANS_AT_ONCE).map(({ body }) => body)
    const recorded = await recordScansOf(
      db,
      deviceId,
      { sentAt: now, ...readUploads(bodies) },
      { now, settling: false },
    )
    const answers = recorded.status === 'stored' ? recorded.answers : []
    const verdicts = new Map(answers.map(({ seq, verdict }) => [seq, verdict]))
    for (const { seq } of bodies) {
      const verdict = verdicts.get(seq)
      if (verdict === undefined) outcomes.push('unread')
      else outcomes.push(verdict === 'unsettled' ? 'unsettled' : 'stored')
    }
  }
  return outcomes
}

/** Things of a kind that the server does not know, of phones that it does. */
async function keepStrange(
  db: Db,
  { eventId, deviceId, now }: { eventId: string; deviceId: string; now: Date },
  uploads: ReadonlyArray<CopyUpload>,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const { kind, seq, body } of uploads) {
    const from = { eventId, deviceId, kind, deviceAt: null, receivedAt: now }
    const kept = await keepUnsettled(db, from, [{ clientSeq: seq, reason: 'invalid', body }])
    outcomes.push(kept.get(seq) === 'added' ? 'unsettled' : 'unread')
  }
  return outcomes
}
