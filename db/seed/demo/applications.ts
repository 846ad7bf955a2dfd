import { UNREAD_PRIORITY } from '#app/features/exhibitors/review/rubric.ts'
import { insertMany } from '#db/insert-many.ts'
import type { ApplicationStatus } from '#db/types.ts'
import type { Trx } from '../../connect.server.ts'
import type { Exhibitor, Product } from './catalogue.ts'
import { minutesAfter } from './clock.ts'
import type { Random } from './random.ts'
import { stories } from './stories.ts'

/** What an exhibitor asks for, and how far the request has come. */
export type Request = {
  exhibitor: Exhibitor
  status: ApplicationStatus
  tables: number
  powerWatts: number
  needsWater: boolean
  needsCooking: boolean
  products: Product[]
  /** What those who read it think of it, 0 to 100. */
  worth: number
  /** Zones, best first. */
  wishes: string[]
}

export type StoredApplication = Request & {
  id: string
  createdAt: Date
  /** When it came to a status; null when it never did. */
  reachedAt: (status: ApplicationStatus) => Date | null
  offers: Array<{ productId: string; priceIdr: number; stock: number; bestBefore: string | null }>
}

const remarks: Partial<Record<ApplicationStatus, string>> = {
  returned: 'Mohon lengkapi daftar produk dan daya listrik yang diperlukan.',
  waiting_list: 'Meja di stan Kanwil sudah penuh; menunggu bila ada yang mundur.',
  declined: 'Produk serupa sudah dibawa UPT lain dari Kanwil yang sama.',
}

/** The steps to a status, as people take them one after another. */
function stepsTo(status: ApplicationStatus, hasKanwil: boolean): ApplicationStatus[] {
  if (status === 'draft') return []
  if (status === 'submitted' || status === 'withdrawn') return ['submitted']
  if (status === 'returned') return ['submitted', 'returned']
  const endorsed: ApplicationStatus[] = hasKanwil ? ['submitted', 'endorsed'] : ['submitted']
  return status === 'endorsed' ? endorsed : [...endorsed, status]
}

const keptCold = /\b(es|yoghurt|susu|asinan|bakso|ikan)\b/i

type Ranked = { id: string; exhibitor: Exhibitor; worth: number; status: ApplicationStatus }

/** The order that a Kanwil gives what it has endorsed, 1 = first. */
function ranksWithinKanwil(applications: ReadonlyArray<Ranked>): Map<string, number> {
  const ranks = new Map<string, number>()
  const endorsed = applications
    .filter(({ status }) => !['draft', 'submitted', 'returned'].includes(status))
    .sort((a, b) => b.worth - a.worth || (a.id < b.id ? -1 : 1))
  const counts = new Map<string, number>()
  for (const { id, exhibitor } of endorsed) {
    if (exhibitor.kanwilCode === null) continue
    const rank = (counts.get(exhibitor.kanwilCode) ?? 0) + 1
    counts.set(exhibitor.kanwilCode, rank)
    ranks.set(id, rank)
  }
  return ranks
}

/** Stores requests with their goods, wishes and history; each step is taken a day or two after the one before. */
export async function storeApplications(
  trx: Trx,
  random: Random,
  event: { id: string; foodBestBefore: string },
  firstAt: Date,
  requests: ReadonlyArray<Request>,
): Promise<StoredApplication[]> {
  const applications = requests.map((request, index) => {
    const createdAt = minutesAfter(firstAt, index * 37)
    let at = createdAt
    const steps = stepsTo(request.status, request.exhibitor.kanwilCode !== null).map((to) => {
      at = minutesAfter(at, random.int(700, 2800))
      return { to, at }
    })
    const reachedAt = (status: ApplicationStatus) =>
      steps.find((step) => step.to === status)?.at ?? null
    const offers = request.products.map((product) => ({
      productId: product.id,
      priceIdr: product.typicalPriceIdr,
      stock: product.typicalPriceIdr > 500_000 ? random.int(2, 8) : random.int(12, 90),
      bestBefore: product.category === 'kuliner' ? event.foodBestBefore : null,
    }))
    const kind = request.products[0]?.category
    const story = kind && index % 3 !== 2 ? random.pick(stories[kind]) : ''
    const id = random.id(createdAt)
    return { ...request, id, createdAt, steps, reachedAt, offers, story }
  })
  const ranks = ranksWithinKanwil(applications)
  await insertMany(
    trx,
    'application',
    applications.map((application) => ({
      id: application.id,
      eventId: event.id,
      exhibitorId: application.exhibitor.id,
      status: application.status,
      tables: application.tables,
      powerWatts: application.powerWatts,
      needsWater: application.needsWater,
      needsCooking: application.needsCooking,
      // Only the food quarter has refrigerators.
      needsColdStorage:
        application.needsCooking &&
        application.products.some((product) => keptCold.test(product.name)),
      story: application.story,
      kanwilRank: ranks.get(application.id) ?? null,
      categories: [...new Set(application.products.map((product) => product.category))].sort(),
      peopleCount: 1 + application.tables,
      priorityScore: UNREAD_PRIORITY,
      createdAt: application.createdAt,
      updatedAt: application.steps.at(-1)?.at ?? application.createdAt,
      submittedAt: application.reachedAt('submitted'),
      endorsedAt: application.reachedAt('endorsed'),
      decidedAt:
        application.reachedAt('accepted') ??
        application.reachedAt('waiting_list') ??
        application.reachedAt('declined'),
    })),
  )
  await insertMany(
    trx,
    'applicationStep',
    applications.flatMap(({ id, steps }) =>
      steps.map((step, index) => ({
        id: random.id(step.at),
        eventId: event.id,
        applicationId: id,
        fromStatus: steps[index - 1]?.to ?? ('draft' as const),
        toStatus: step.to,
        remark: remarks[step.to] ?? '',
        at: step.at,
      })),
    ),
  )
  await insertMany(
    trx,
    'applicationProduct',
    applications.flatMap(({ id, offers }) =>
      offers.map((offer) => ({ ...offer, eventId: event.id, applicationId: id })),
    ),
  )
  await insertMany(
    trx,
    'applicationZoneWish',
    applications.flatMap(({ id, wishes }) =>
      wishes.map((zoneId, index) => ({
        eventId: event.id,
        applicationId: id,
        rank: index + 1,
        zoneId,
      })),
    ),
  )
  return applications
}
