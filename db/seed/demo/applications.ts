import type { ApplicationStatus } from '#db/types.ts'
import type { Trx } from '../../connect.server.ts'
import { insertMany } from '../insert-many.ts'
import type { Exhibitor, Product } from './catalogue.ts'
import { minutesAfter } from './clock.ts'
import type { Random } from './random.ts'

/** What an exhibitor asks for, and how far the request has come. */
export type Request = {
  exhibitor: Exhibitor
  status: ApplicationStatus
  tables: number
  powerWatts: number
  needsWater: boolean
  needsCooking: boolean
  products: Product[]
  priorityScore: number
  /** Zones, best first. */
  wishes: string[]
}

export type StoredApplication = Request & {
  id: string
  offers: Array<{ productId: string; priceIdr: number; stock: number }>
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

/** Stores requests with their goods, wishes and history; each step is taken a day or two after the one before. */
export async function storeApplications(
  trx: Trx,
  random: Random,
  event: { id: string; now: Date },
  firstAt: Date,
  requests: ReadonlyArray<Request>,
): Promise<StoredApplication[]> {
  const applications = requests.map((request, index) => {
    const createdAt = minutesAfter(firstAt, index * 37)
    const steps = stepsTo(request.status, request.exhibitor.kanwilCode !== null).map(
      (to, step) => ({ to, at: minutesAfter(createdAt, (step + 1) * random.int(700, 2800)) }),
    )
    const reachedAt = (status: ApplicationStatus) =>
      steps.find((step) => step.to === status)?.at ?? null
    const offers = request.products.map((product) => ({
      productId: product.id,
      priceIdr: product.typicalPriceIdr,
      stock: product.typicalPriceIdr > 500_000 ? random.int(2, 8) : random.int(12, 90),
    }))
    const id = random.id(createdAt)
    return { ...request, id, createdAt, steps, reachedAt, offers }
  })
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
      categories: [...new Set(application.products.map((product) => product.category))].sort(),
      peopleCount: 1 + application.tables,
      priorityScore: application.priorityScore,
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
