import { writeAudit } from '#app/features/people/audit.server.ts'
import type { ItemRefusal } from '#app/features/phone/contract/till-uploads.ts'
import { ReversalUpload, SaleUpload } from '#app/features/phone/contract/till-uploads.ts'
import { madeAt } from '#app/features/sales/record/record-batch.server.ts'
import { recordSale, type SaleAnswer } from '#app/features/sales/record/record-sale.server.ts'
import { reverseSaleAtTill } from '#app/features/sales/record/reverse-sale.server.ts'
import { tellSalesChanged } from '#app/features/sales/totals/tell-sales.server.ts'
import { recordScansOf } from '#app/features/tickets/scans/record-scan.server.ts'
import { readUpload } from '#app/features/tickets/scans/scan-items.ts'
import { tellScansSoon } from '#app/features/tickets/scans/scan-news.server.ts'
import type { Actor } from '#app/lib/actor.ts'
import { DomainError, type ErrorKey } from '#app/lib/domain-error.ts'
import { notifyLive } from '#app/lib/live.server.ts'
import type { Db, Trx } from '#db/connect.server.ts'
import type { UnsettledKind } from '#db/types.ts'
import { fitSale } from './fit-sale.ts'
import { DRAWS_MOST, drawNumber, findFreeNumber } from './free-number.server.ts'
import { isStored } from './is-stored.server.ts'
import { lockOpenItem, type OpenItem } from './lock-item.server.ts'
import type { RecordChoice } from './unsettled-forms.ts'

/**
 * Records what a phone has handed in, under its own device, number and time, and takes it off the list, in one
 * transaction. Of two organizers at once one does it, the other is told. Throws why it still cannot be recorded.
 */
export async function recordUnsettled(
  db: Db,
  { eventId, userId }: Actor,
  { itemId, shiftId, listings }: RecordChoice & { itemId: string },
  now: Date = new Date(),
): Promise<void> {
  const choice = { shiftId, listings }
  const kind = await db.transaction().execute(async (trx) => {
    const item = await lockOpenItem(trx, { eventId, itemId })
    if (!(await isStored(trx, item))) await recorders[item.kind](trx, item, choice)
    await trx
      .updateTable('unsettledItem')
      .set({ settledAt: now, settledBy: userId, outcome: 'recorded' })
      .where('id', '=', item.id)
      .execute()
    await writeAudit(trx, {
      eventId,
      userId,
      deviceId: item.deviceId,
      action: 'unsettled.recorded',
      subjectType: 'unsettled',
      subjectId: item.id,
      before: { reason: item.reason },
      after: { kind: item.kind, clientSeq: item.clientSeq, ...choice },
    })
    await notifyLive(trx, eventId, 'devices')
    return item.kind
  })
  if (kind === 'reading') tellScansSoon(db, eventId)
  else tellSalesChanged(db, eventId)
}

const refusalErrors: Record<ItemRefusal, ErrorKey> = {
  invalid: 'unsettledInvalid',
  totalTooLarge: 'unsettledTotalTooLarge',
  tenderedMissing: 'unsettledInvalid',
  tenderedTooSmall: 'unsettledInvalid',
  tenderedNotCash: 'unsettledInvalid',
  listingUnknown: 'unsettledListing',
  shiftUnknown: 'unsettledShift',
  shiftClosed: 'unsettledShift',
  sequenceTaken: 'conflict',
  saleUnknown: 'unsettledSale',
  alreadyReversed: 'saleReversedBefore',
  deviceRevoked: 'conflict',
  deviceEnded: 'conflict',
  serverError: 'conflict',
}

/** Stores it under the phone's own number, or under another one when that has been used for something else. */
async function storeUnderNumber(
  { clientSeq }: OpenItem,
  store: (clientSeq: number) => Promise<SaleAnswer>,
): Promise<void> {
  let answer = await store(clientSeq)
  for (let draw = 0; draw < DRAWS_MOST && isTaken(answer); draw += 1) {
    answer = await store(drawNumber())
  }
  if (answer.outcome === 'refused') throw new DomainError(refusalErrors[answer.reason])
  if (answer.outcome !== 'stored') throw new DomainError('conflict')
}

function isTaken(answer: SaleAnswer): boolean {
  return answer.outcome === 'refused' && answer.reason === 'sequenceTaken'
}

const way = { handedIn: true, settling: true }

const recorders: Record<
  UnsettledKind,
  (trx: Trx, item: OpenItem, choice: RecordChoice) => Promise<void>
> = {
  async sale(trx, item, choice) {
    const sale = SaleUpload.safeParse(item.body)
    if (!sale.success) throw new DomainError('unsettledInvalid')
    const fit = fitSale(sale.data, choice)
    const soldAt = madeAt(fit.soldAt, item)
    await storeUnderNumber(item, (clientSeq) =>
      recordSale(trx, tillOf(item), { ...fit, clientSeq }, soldAt, way),
    )
  },
  async reversal(trx, item) {
    const reversal = ReversalUpload.safeParse(item.body)
    if (!reversal.success) throw new DomainError('unsettledInvalid')
    const reversedAt = madeAt(reversal.data.reversedAt, item)
    await storeUnderNumber(item, (clientSeq) =>
      reverseSaleAtTill(trx, tillOf(item), { ...reversal.data, clientSeq }, reversedAt, way),
    )
  },
  async reading(trx, item) {
    const reading = readUpload(item.body)
    if (!reading) throw new DomainError('unsettledInvalid')
    const isTaken = item.reason === 'sequenceTaken'
    const seq = isTaken ? await findFreeNumber(trx, item.deviceId) : item.clientSeq
    const upload = { sentAt: item.deviceAt ?? item.receivedAt, items: [{ ...reading, seq }] }
    const recorded = await recordScansOf(trx, item.deviceId, upload, {
      now: item.receivedAt,
      settling: true,
    })
    if (recorded.status !== 'stored') throw new DomainError('conflict')
  },
}

function tillOf({ eventId, deviceId, boothId }: OpenItem) {
  if (boothId === null) throw new DomainError('unsettledInvalid')
  return { eventId, deviceId, boothId }
}
