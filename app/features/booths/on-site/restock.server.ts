import { writeAudit } from '#app/features/people/audit.server.ts'
import type { Reach } from '#app/features/people/policy.ts'
import type { Actor } from '#app/lib/actor.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { notifyLive } from '#app/lib/live.server.ts'
import type { Db, Trx } from '#db/connect.server.ts'
import { reachesUnit } from './booth-units.server.ts'
import { mailRestock } from './mail-restock.server.ts'
import type { RestockInput } from './restock-forms.ts'
import { nextRestock, type RestockSide, type RestockStep } from './restock-steps.ts'

/** For whom somebody may ask, and for whom answer; undefined = for nobody. */
export type RestockReaches = {
  requestReach: Reach | undefined
  answerReach: Reach | undefined
}

/** Within which reaches something is asked, and when. */
type Asked = RestockReaches & { now: Date }

type RequestInput = Extract<RestockInput, { intent: 'request' }>
type StepInput = Exclude<RestockInput, RequestInput>

/** On which sides somebody may act on the goods of an exhibitor in a booth. */
export function restockSides(
  { requestReach, answerReach }: RestockReaches,
  unit: { boothId: string; exhibitorId: string; kanwilCode: string | null },
): RestockSide[] {
  return [
    ...(requestReach && reachesUnit(requestReach, unit) ? (['booth'] as const) : []),
    ...(answerReach && reachesUnit(answerReach, unit) ? (['supplier'] as const) : []),
  ]
}

/** A booth asks for more of what it sells; the Kanwil's coordinators hear of it. Sent again it counts once. */
export async function requestRestock(
  db: Db,
  actor: Actor,
  { now, ...reaches }: Asked,
  input: RequestInput,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const listing = await trx
      .selectFrom('listing')
      .innerJoin('exhibitor', 'exhibitor.id', 'listing.exhibitorId')
      .innerJoin('product', 'product.id', 'listing.productId')
      .innerJoin('booth', 'booth.id', 'listing.boothId')
      .select([
        'listing.boothId',
        'listing.productId',
        'listing.exhibitorId',
        'exhibitor.name as exhibitorName',
        'exhibitor.kanwilCode',
        'product.name as productName',
        'product.unit',
        'booth.code as boothCode',
      ])
      .where('listing.eventId', '=', actor.eventId)
      .where('listing.id', '=', input.listingId)
      .where('listing.active', '=', true)
      .executeTakeFirst()
    if (!listing || !restockSides(reaches, listing).includes('booth'))
      throw new DomainError('listingUnknown')
    const { boothId, productId, exhibitorId } = listing
    const stored = await trx
      .insertInto('restockRequest')
      .values({
        id: input.id,
        eventId: actor.eventId,
        boothId,
        exhibitorId,
        productId,
        quantity: input.quantity,
        note: input.note,
        requestedBy: actor.userId,
        requestedAt: now,
        changedAt: now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!stored) return
    await writeAudit(trx, {
      ...actor,
      action: 'restock.requested',
      subjectType: 'restock_request',
      subjectId: input.id,
      after: { boothId, productId, quantity: input.quantity },
    })
    await mailRestock(trx, actor.eventId, now, {
      ...listing,
      quantity: input.quantity,
      note: input.note,
    })
    await notifyLive(trx, actor.eventId, 'onsite')
  })
}

const auditNames: Record<RestockStep, string> = {
  promise: 'promised',
  send: 'sent',
  refuse: 'refused',
  receive: 'received',
  cancel: 'cancelled',
}

/**
 * Takes one step of a request by the table of steps. Two people at once take one step after the other, and the second
 * is judged by what the first has made of it. What is received is added to the pieces brought, where these are counted.
 */
export async function stepRestock(
  db: Db,
  actor: Actor,
  { now, ...reaches }: Asked,
  input: StepInput,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const request = await trx
      .selectFrom('restockRequest')
      .innerJoin('exhibitor', 'exhibitor.id', 'restockRequest.exhibitorId')
      .select([
        'restockRequest.id',
        'restockRequest.status',
        'restockRequest.boothId',
        'restockRequest.productId',
        'restockRequest.exhibitorId',
        'restockRequest.quantity',
        'restockRequest.answer',
        'restockRequest.expectedAt',
        'exhibitor.kanwilCode',
      ])
      .where('restockRequest.eventId', '=', actor.eventId)
      .where('restockRequest.id', '=', input.requestId)
      .forUpdate('restockRequest')
      .executeTakeFirst()
    const sides = request ? restockSides(reaches, request) : []
    if (!request || sides.length === 0) throw new DomainError('restockNotFound')
    const status = nextRestock(request.status, input.intent, sides)
    if (!status) throw new DomainError('restockStepRefused')
    const answers = input.intent !== 'receive' && input.intent !== 'cancel'
    await trx
      .updateTable('restockRequest')
      .set({
        status,
        changedAt: now,
        ...(answers
          ? {
              answer: input.answer || request.answer,
              expectedAt: input.expectedAt ?? request.expectedAt,
            }
          : {}),
      })
      .where('eventId', '=', actor.eventId)
      .where('id', '=', request.id)
      .execute()
    if (input.intent === 'receive') await addToStock(trx, actor.eventId, request)
    await writeAudit(trx, {
      ...actor,
      action: `restock.${auditNames[input.intent]}`,
      subjectType: 'restock_request',
      subjectId: request.id,
      before: { status: request.status },
      after: { status, ...(answers && input.answer ? { answer: input.answer } : {}) },
    })
    await notifyLive(trx, actor.eventId, 'onsite')
  })
}

async function addToStock(
  trx: Trx,
  eventId: string,
  { boothId, productId, quantity }: { boothId: string; productId: string; quantity: number },
): Promise<void> {
  await trx
    .updateTable('listing')
    .set(({ eb }) => ({ stock: eb('stock', '+', quantity) }))
    .where('eventId', '=', eventId)
    .where('boothId', '=', boothId)
    .where('productId', '=', productId)
    .where('stock', 'is not', null)
    .execute()
}
