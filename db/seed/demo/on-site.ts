import { insertMany } from '#db/insert-many.ts'
import type { BoothReportKind, RestockStatus } from '#db/types.ts'
import type { Trx } from '../../connect.server.ts'
import type { StoredListing } from './booths.ts'
import { type Clock, minutesAfter } from './clock.ts'
import type { StoredBooth } from './ground.ts'
import { createRandom } from './random.ts'

const problems: Array<{ note: string; hours: number | null }> = [
  { note: 'Stopkontak di sisi belakang tidak menyala.', hours: 1 },
  { note: 'Meja lipat kurang satu.', hours: 2 },
  { note: 'Atap tenda bocor di pojok kanan.', hours: 4 },
  { note: 'Lampu padam sejak sore.', hours: null },
]

/** What has been seen at the booths since setting up: arrivals, problems, most of them solved. */
export async function storeBoothReports(
  trx: Trx,
  clock: Clock,
  eventId: string,
  booths: ReadonlyArray<StoredBooth>,
): Promise<void> {
  const random = createRandom(`reports ${eventId}`)
  const report = (boothId: string, kind: BoothReportKind, at: Date) => ({
    id: random.id(at),
    eventId,
    boothId,
    kind,
    at,
    note: '',
    solvesId: null as string | null,
  })
  const arrivals = booths.flatMap((booth) => {
    const arrived = minutesAfter(clock.at(-2, '08:00'), random.int(0, 300))
    return [
      report(booth.id, 'arrived', arrived),
      report(booth.id, 'set_up', minutesAfter(arrived, random.int(60, 260))),
    ]
  })
  const troubled = random.sample(booths, problems.length)
  const troubles = problems.flatMap(({ note, hours }, index) => {
    const booth = troubled[index]
    if (!booth) return []
    const at = clock.at(-1, `${10 + index * 2}:20`)
    const problem = { ...report(booth.id, 'problem', at), note }
    if (hours === null) return [problem]
    const solved = report(booth.id, 'solved', minutesAfter(at, hours * 60))
    return [problem, { ...solved, solvesId: problem.id }]
  })
  await insertMany(trx, 'boothReport', [...arrivals, ...troubles])
}

const restocks: RestockStatus[] = ['received', 'sent', 'promised', 'requested', 'requested']

/** Goods that booths have asked their units to bring, in every state on the way. */
export async function storeRestocks(
  trx: Trx,
  clock: Clock,
  eventId: string,
  listings: ReadonlyArray<StoredListing>,
): Promise<void> {
  const random = createRandom(`restocks ${eventId}`)
  const wanted = random.sample(listings, restocks.length)
  await insertMany(
    trx,
    'restockRequest',
    wanted.map(({ boothId, exhibitorId, productId }, index) => {
      const requestedAt = clock.at(-1, `${15 + index}:10`)
      const status = restocks[index] ?? 'requested'
      return {
        id: random.id(requestedAt),
        eventId,
        boothId,
        exhibitorId,
        productId,
        quantity: random.pick([5, 10, 20, 30]),
        note: index === 0 ? 'Hampir habis sejak siang.' : '',
        status,
        answer: status === 'promised' ? 'Dibawa kendaraan pagi.' : '',
        requestedAt,
        changedAt: minutesAfter(requestedAt, status === 'requested' ? 0 : 45),
      }
    }),
  )
}
