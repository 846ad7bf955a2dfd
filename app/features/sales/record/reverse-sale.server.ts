import { sql } from 'kysely'
import { writeAudit } from '#app/features/people/audit.server.ts'
import type { ReversalUpload } from '#app/features/phone/contract/till-uploads.ts'
import type { Actor } from '#app/lib/actor.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { newId } from '#app/lib/ids.ts'
import type { Db, Trx } from '#db/connect.server.ts'
import { inTransaction } from '#db/nested.server.ts'
import { noteAnswered } from './answered-number.server.ts'
import type { HandingIn, SaleAnswer, Till } from './record-sale.server.ts'

type NewReversal = {
  id: string
  eventId: string
  boothId: string
  saleId: string
  reason: string
  reversedAt: Date
  by: { deviceId: string; clientSeq: number } | { userId: string }
  handedIn?: boolean
}

/** Writes the row that takes a sale back, and who did it. False when the sale has been taken back before. */
async function insertReversal(trx: Trx, reversal: NewReversal): Promise<boolean> {
  const { by, ...row } = reversal
  const added = await trx
    .insertInto('reversal')
    .values({ ...row, ...by })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) return false
  await writeAudit(trx, {
    eventId: row.eventId,
    ...('userId' in by ? { userId: by.userId } : { deviceId: by.deviceId }),
    action: 'sale.reversed',
    subjectType: 'sale',
    subjectId: row.saleId,
    after: { reason: row.reason },
  })
  return true
}

/**
 * Takes a wrong sale back from a till of the same booth. A reversal sent twice is stored once and answered
 * alike; a sale that somebody else has taken back stays taken back once. What waits for an organizer to
 * settle it, or has been dismissed, is stored by no other way.
 */
export async function reverseSaleAtTill(
  db: Db,
  till: Till,
  sent: ReversalUpload,
  reversedAt: Date = new Date(sent.reversedAt),
  { handedIn = false, settling = false }: HandingIn = {},
): Promise<SaleAnswer> {
  const upload = { ...sent, id: sent.id.toLowerCase() }
  const listed = settling ? undefined : await findListed(db, till, upload)
  if (listed) {
    if (listed.clientSeq !== upload.clientSeq) await noteAnswered(db, till, upload.clientSeq)
    return { outcome: 'unsettled' }
  }
  const sale = await db
    .selectFrom('sale')
    .select('id')
    .where('id', '=', upload.saleId)
    .where('eventId', '=', till.eventId)
    .where('boothId', '=', till.boothId)
    .executeTakeFirst()
  if (!sale) return { outcome: 'refused', reason: 'saleUnknown' }
  const added = await inTransaction(db, (trx) =>
    insertReversal(trx, {
      id: upload.id,
      eventId: till.eventId,
      boothId: till.boothId,
      saleId: sale.id,
      reason: upload.reason,
      reversedAt,
      by: { deviceId: till.deviceId, clientSeq: upload.clientSeq },
      handedIn,
    }),
  )
  if (added) return { outcome: 'stored', id: upload.id }
  const earlier = await db
    .selectFrom('reversal')
    .select(['id', 'deviceId', 'clientSeq'])
    .where('eventId', '=', till.eventId)
    .where('saleId', '=', sale.id)
    .executeTakeFirst()
  if (!earlier) return { outcome: 'refused', reason: 'sequenceTaken' }
  const isNumbered = earlier.deviceId === till.deviceId && earlier.clientSeq === upload.clientSeq
  if (!isNumbered) await noteAnswered(db, till, upload.clientSeq)
  return earlier.id === upload.id
    ? { outcome: 'stored', id: upload.id }
    : { outcome: 'refused', reason: 'alreadyReversed' }
}

/** The answer to a reversal that is stored already. */
export async function findStoredReversal(
  db: Db,
  { eventId }: Pick<Till, 'eventId'>,
  reversalId: string,
): Promise<SaleAnswer | undefined> {
  const reversal = await db
    .selectFrom('reversal')
    .select('id')
    .where('eventId', '=', eventId)
    .where('id', '=', reversalId)
    .executeTakeFirst()
  return reversal && { outcome: 'stored', id: reversal.id }
}

/** Where it waits for an organizer, or has been dismissed, under whatever number. */
function findListed(db: Db, till: Till, upload: ReversalUpload) {
  return db
    .selectFrom('unsettledItem')
    .select('clientSeq')
    .where('deviceId', '=', till.deviceId)
    .where('kind', '=', 'reversal')
    .where(sql`lower(left(body->>'id', 37))`, '=', upload.id)
    .where((where) => where.or([where('outcome', 'is', null), where('outcome', '=', 'dismissed')]))
    .orderBy(sql`client_seq = ${upload.clientSeq}`, 'desc')
    .executeTakeFirst()
}

/** Takes a wrong sale back from the organizer's page; refused when it has been taken back before. */
export async function reverseSale(
  db: Db,
  { eventId, userId }: Actor,
  reversal: { saleId: string; reason: string; at: Date },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const sale = await trx
      .selectFrom('sale')
      .select(['id', 'boothId'])
      .where('eventId', '=', eventId)
      .where('id', '=', reversal.saleId)
      .executeTakeFirst()
    if (!sale) throw new DomainError('saleUnknown')
    const added = await insertReversal(trx, {
      id: newId(),
      eventId,
      boothId: sale.boothId,
      saleId: sale.id,
      reason: reversal.reason,
      reversedAt: reversal.at,
      by: { userId },
    })
    if (!added) throw new DomainError('saleReversedBefore')
  })
}
