import { insertMany } from '#db/insert-many.ts'
import type { PlanStatus } from '#db/types.ts'
import type { Trx } from '../../connect.server.ts'
import type { StoredApplication } from './applications.ts'
import type { StoredBooth } from './ground.ts'
import type { Random } from './random.ts'

export type Placement = { application: StoredApplication; booth: StoredBooth }
export type StoredListing = {
  id: string
  boothId: string
  productId: string
  exhibitorId: string
  priceIdr: number
  stock: number
}

/**
 * Puts every application into the first booth that keeps all rules: tables, electricity, water, cooking and
 * the zone's categories; units and offices only into the booth of their Kanwil, the others beside them.
 */
export function placeInOrder(
  booths: ReadonlyArray<StoredBooth>,
  applications: ReadonlyArray<StoredApplication>,
): { placed: Placement[]; leftOver: StoredApplication[] } {
  const free = new Map(booths.map((booth) => [booth, { ...booth }]))
  const placed: Placement[] = []
  const leftOver: StoredApplication[] = []
  for (const application of applications) {
    const booth = booths.find((candidate) => {
      const left = free.get(candidate)
      return left !== undefined && fits(application, candidate, left)
    })
    const left = booth && free.get(booth)
    if (!booth || !left) {
      leftOver.push(application)
      continue
    }
    left.capacity -= application.tables
    left.powerWatts -= application.powerWatts
    placed.push({ application, booth })
  }
  return { placed, leftOver }
}

function fits(
  application: StoredApplication,
  booth: StoredBooth,
  left: { capacity: number; powerWatts: number },
): boolean {
  return (
    (booth.kanwilCode ?? null) === application.exhibitor.kanwilCode &&
    application.tables <= left.capacity &&
    application.powerWatts <= left.powerWatts &&
    (!application.needsWater || booth.hasWater === true) &&
    (!application.needsCooking || booth.cookingAllowed === true) &&
    (booth.categories.length === 0 ||
      application.products.every((product) => booth.categories.includes(product.category)))
  )
}

/** Stores a plan with its placements, and who found no place in it; answers its id. */
export async function storePlan(
  trx: Trx,
  random: Random,
  eventId: string,
  plan: { number: number; name: string; status: PlanStatus; at: Date },
  placed: ReadonlyArray<Placement>,
  leftOver: ReadonlyArray<StoredApplication>,
): Promise<string> {
  const planId = random.id(plan.at)
  await trx
    .insertInto('allocationPlan')
    .values({
      id: planId,
      eventId,
      number: plan.number,
      name: plan.name,
      status: plan.status,
      createdAt: plan.at,
      publishedAt: plan.status === 'draft' ? null : plan.at,
    })
    .execute()
  await insertMany(
    trx,
    'placement',
    placed.map(({ application, booth }) => ({
      eventId,
      planId,
      applicationId: application.id,
      boothId: booth.id,
      tables: application.tables,
      placedAt: plan.at,
    })),
  )
  await insertMany(
    trx,
    'planLeftover',
    leftOver.map((application) => ({ eventId, planId, applicationId: application.id })),
  )
  return planId
}

/** Puts on sale what placed exhibitors bring. */
export async function storeListings(
  trx: Trx,
  random: Random,
  event: { id: string; listedAt: Date },
  placed: ReadonlyArray<Placement>,
): Promise<StoredListing[]> {
  const listings = placed.flatMap(({ application, booth }) =>
    application.offers.map(({ productId, priceIdr, stock }) => ({
      productId,
      priceIdr,
      stock,
      id: random.id(event.listedAt),
      boothId: booth.id,
      exhibitorId: application.exhibitor.id,
    })),
  )
  await insertMany(
    trx,
    'listing',
    listings.map((listing) => ({ ...listing, eventId: event.id })),
  )
  return listings
}
