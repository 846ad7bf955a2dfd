import { queueMail } from '#app/features/mail/queue-mail.server.ts'
import { writeAudit } from '#app/features/people/audit.server.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { newId } from '#app/lib/ids.ts'
import { notifyLive } from '#app/lib/live.server.ts'
import { applicationPath } from '#app/lib/paths.ts'
import type { Db, Trx } from '#db/connect.server.ts'
import { isEditable } from './application-steps.ts'
import { callState, mayCorrect } from './call-window.ts'
import { type LockedApplication, lockApplications, takeStep } from './change-status.server.ts'
import type { ApplicationInput } from './exhibitor-forms.ts'
import { listAddressees } from './officers.server.ts'

type Who = { eventId: string; exhibitorId: string; userId: string; now: Date }

async function lockOrCreate(
  trx: Trx,
  who: Who,
  input: ApplicationInput,
): Promise<LockedApplication> {
  const { eventId, exhibitorId } = who
  await trx
    .insertInto('application')
    .values({ id: newId(), eventId, exhibitorId, tables: input.tables })
    .onConflict((conflict) => conflict.constraint('application_once_per_event').doNothing())
    .execute()
  const { id } = await trx
    .selectFrom('application')
    .select('id')
    .where('eventId', '=', eventId)
    .where('exhibitorId', '=', exhibitorId)
    .executeTakeFirstOrThrow()
  const [application] = await lockApplications(trx, eventId, [id])
  if (!application) throw new DomainError('conflict')
  return application
}

/** Refuses when exhibitors may not write now: the call is not open, or the application has been sent. */
async function checkOpen(trx: Trx, who: Who, application: LockedApplication) {
  const event = await trx
    .selectFrom('event')
    .select(['slug', 'name', 'status', 'callOpensAt', 'callClosesAt'])
    .where('id', '=', who.eventId)
    .executeTakeFirstOrThrow()
  const state = callState(event, who.now)
  const open = state === 'open' || (application.status === 'returned' && mayCorrect(event))
  if (!open) throw new DomainError(state === 'not-yet' ? 'callNotOpen' : 'callClosed')
  if (!isEditable(application.status)) throw new DomainError('applicationNotEditable')
  return event
}

async function saveWishes(trx: Trx, who: Who, applicationId: string, input: ApplicationInput) {
  const wishes = [input.firstWish, input.secondWish, input.thirdWish].filter(
    (id) => id !== undefined,
  )
  await trx
    .deleteFrom('applicationZoneWish')
    .where('eventId', '=', who.eventId)
    .where('applicationId', '=', applicationId)
    .execute()
  if (wishes.length === 0) return
  await trx
    .insertInto('applicationZoneWish')
    .values(
      wishes.map((zoneId, index) => ({
        eventId: who.eventId,
        applicationId,
        rank: index + 1,
        zoneId,
      })),
    )
    .execute()
}

async function saveProducts(trx: Trx, who: Who, applicationId: string, input: ApplicationInput) {
  const { eventId, exhibitorId } = who
  const chosen = input.catalogue.filter((choice) => choice.chosen)
  const own = chosen.length
    ? await trx
        .selectFrom('product')
        .select('id')
        .where('exhibitorId', '=', exhibitorId)
        .where(
          'id',
          'in',
          chosen.map((choice) => choice.productId),
        )
        .execute()
    : []
  const ownIds = new Set(own.map((product) => product.id))
  const rows = new Map<string, { priceIdr: number; stock: number | null }>()
  for (const { productId, priceIdr, stock } of chosen) {
    if (!ownIds.has(productId) || priceIdr === undefined) throw new DomainError('choiceInvalid')
    rows.set(productId, { priceIdr, stock: stock ?? null })
  }
  for (const { stock, priceIdr, ...product } of input.newProducts) {
    const { id } = await trx
      .insertInto('product')
      .values({ id: newId(), exhibitorId, ...product, typicalPriceIdr: priceIdr })
      // The same name again is the same product, taken back into use.
      .onConflict((conflict) =>
        conflict.constraint('product_exhibitor_name_key').doUpdateSet({ archivedAt: null }),
      )
      .returning('id')
      .executeTakeFirstOrThrow()
    rows.set(id, { priceIdr, stock: stock ?? null })
  }
  await trx
    .deleteFrom('applicationProduct')
    .where('eventId', '=', eventId)
    .where('applicationId', '=', applicationId)
    .execute()
  if (rows.size === 0) return
  await trx
    .insertInto('applicationProduct')
    .values([...rows].map(([productId, row]) => ({ eventId, applicationId, productId, ...row })))
    .execute()
}

async function mailReceipt(
  trx: Trx,
  who: Who,
  event: { slug: string; name: string },
  application: LockedApplication,
  tables: number,
): Promise<void> {
  const products = await trx
    .selectFrom('applicationProduct')
    .innerJoin('product', 'product.id', 'applicationProduct.productId')
    .select('product.name')
    .where('applicationProduct.eventId', '=', who.eventId)
    .where('applicationProduct.applicationId', '=', application.id)
    .orderBy('product.name')
    .execute()
  const addressees = await listAddressees(trx, [who.exhibitorId])
  for (const { to, language } of addressees.get(who.exhibitorId) ?? []) {
    await queueMail(trx, {
      eventId: who.eventId,
      to,
      language,
      template: 'application-received',
      props: {
        exhibitor: application.exhibitorName,
        event: event.name,
        path: applicationPath(event, who.exhibitorId),
        tables,
        products: products.map((product) => product.name),
      },
    })
  }
}

/**
 * Keeps an exhibitor's application at a festival, as a draft or sent. New products go into the exhibitor's
 * catalogue. The exhibitor must be one the user may write for: that is the caller's to ask.
 */
export async function saveApplication(db: Db, who: Who, input: ApplicationInput): Promise<string> {
  return db.transaction().execute(async (trx) => {
    const application = await lockOrCreate(trx, who, input)
    const event = await checkOpen(trx, who, application)
    const { tables, powerWatts, needsWater, needsCooking, categories, peopleCount, remarks } = input
    const values = {
      tables,
      powerWatts,
      needsWater,
      needsCooking,
      categories,
      peopleCount,
      remarks,
    }
    await trx
      .updateTable('application')
      .set(values)
      .where('eventId', '=', who.eventId)
      .where('id', '=', application.id)
      .execute()
    await saveWishes(trx, who, application.id, input)
    await saveProducts(trx, who, application.id, input)
    await writeAudit(trx, {
      eventId: who.eventId,
      userId: who.userId,
      action: 'application.saved',
      subjectType: 'application',
      subjectId: application.id,
      after: values,
    })
    if (input.intent === 'submit') {
      await takeStep(trx, who.eventId, application, 'submit', 'officer', who)
      await mailReceipt(trx, who, event, application, tables)
    }
    await notifyLive(trx, who.eventId, 'applications')
    return application.id
  })
}
