import { sql } from 'kysely'
import type { Reach } from '#app/features/people/policy.ts'
import type { Db } from '#db/connect.server.ts'
import { restockSides } from './restock.server.ts'
import { listRestockSteps } from './restock-steps.ts'

type Reaches = {
  viewReach: Reach
  requestReach: Reach | undefined
  answerReach: Reach | undefined
}

/** What is open, and what was settled last; each with the steps that the reader may take. */
export async function listRestock(
  db: Db,
  eventId: string,
  { viewReach, ...reaches }: Reaches,
  { open }: { open: boolean },
) {
  let requests = db
    .selectFrom('restockRequest')
    .innerJoin('exhibitor', 'exhibitor.id', 'restockRequest.exhibitorId')
    .innerJoin('product', 'product.id', 'restockRequest.productId')
    .innerJoin('booth', 'booth.id', 'restockRequest.boothId')
    .select([
      'restockRequest.id',
      'restockRequest.status',
      'restockRequest.boothId',
      'restockRequest.exhibitorId',
      'restockRequest.quantity',
      'restockRequest.note',
      'restockRequest.answer',
      'restockRequest.expectedAt',
      'restockRequest.requestedAt',
      'restockRequest.changedAt',
      'exhibitor.name as exhibitorName',
      'exhibitor.kanwilCode',
      'product.name as productName',
      'product.unit',
      'booth.code as boothCode',
    ])
    .where('restockRequest.eventId', '=', eventId)
    .where('restockRequest.status', open ? 'in' : 'not in', ['requested', 'promised', 'sent'])
    .limit(open ? 300 : 50)
  if (!viewReach.everything)
    requests = requests.where(({ eb, or }) =>
      or([
        eb('restockRequest.boothId', '=', sql<string>`any(${viewReach.boothIds}::uuid[])`),
        eb('restockRequest.exhibitorId', '=', sql<string>`any(${viewReach.exhibitorIds}::uuid[])`),
        eb('exhibitor.kanwilCode', '=', sql<string>`any(${viewReach.kanwilCodes}::text[])`),
      ]),
    )
  // What waits longest comes first; of what is settled, the newest.
  const rows = await requests
    .orderBy(
      open ? 'restockRequest.requestedAt' : 'restockRequest.changedAt',
      open ? 'asc' : 'desc',
    )
    .orderBy('restockRequest.id')
    .execute()
  return rows.map(({ boothId, exhibitorId, ...row }) => ({
    ...row,
    steps: listRestockSteps(
      row.status,
      restockSides(reaches, { boothId, exhibitorId, kanwilCode: row.kanwilCode }),
    ),
  }))
}

export type RestockRow = Awaited<ReturnType<typeof listRestock>>[number]

/** Goods that somebody may ask more of: what is on sale in booths within reach. */
export async function listRestockable(db: Db, eventId: string, reach: Reach | undefined) {
  if (!reach) return []
  let listings = db
    .selectFrom('listing')
    .innerJoin('product', 'product.id', 'listing.productId')
    .innerJoin('exhibitor', 'exhibitor.id', 'listing.exhibitorId')
    .innerJoin('booth', 'booth.id', 'listing.boothId')
    .select([
      'listing.id',
      'product.name',
      'product.unit',
      'exhibitor.name as exhibitorName',
      'booth.code as boothCode',
    ])
    .where('listing.eventId', '=', eventId)
    .where('listing.active', '=', true)
    // A longer list would be too long to choose from: organizers then leave it to the booth's own people to ask.
    .limit(400)
  if (!reach.everything)
    listings = listings.where(({ eb, or }) =>
      or([
        eb('listing.boothId', '=', sql<string>`any(${reach.boothIds}::uuid[])`),
        eb('listing.exhibitorId', '=', sql<string>`any(${reach.exhibitorIds}::uuid[])`),
        eb('exhibitor.kanwilCode', '=', sql<string>`any(${reach.kanwilCodes}::text[])`),
      ]),
    )
  return listings.orderBy('booth.code').orderBy('exhibitor.name').orderBy('product.name').execute()
}
