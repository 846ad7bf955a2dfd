import type { ApplicationStatus } from '#db/types.ts'
import type { Trx } from '../../connect.server.ts'
import { type StoredApplication, storeApplications } from './applications.ts'
import { placeInOrder, storePlan } from './booths.ts'
import { storeCall } from './call.ts'
import { type Exhibitor, storeTraders } from './catalogue.ts'
import { createClock } from './clock.ts'
import { getVenue, storeEvent } from './event.ts'
import { kupangTraders } from './goods.ts'
import { storeGround } from './ground.ts'
import { gorFlobamora } from './grounds.ts'
import { createRandom } from './random.ts'

/** How far the sixteen units of NTT have come with their requests. */
const unitStatus: ApplicationStatus[] = [
  ...Array<ApplicationStatus>(9).fill('endorsed'),
  ...Array<ApplicationStatus>(4).fill('submitted'),
  'returned',
  'draft',
  'draft',
]

/** A festival in five weeks whose call is open: one stand that all units of NTT share. Answers what was applied for. */
export async function fillKupang(
  trx: Trx,
  { now, slug, offices }: { now: Date; slug: string; offices: Exhibitor[] },
): Promise<{ eventId: string; applications: StoredApplication[] }> {
  const venue = await getVenue(trx, 'GOR Flobamora')
  const clock = createClock(now, venue.timeZone)
  const random = createRandom(`${slug} ${clock.day(0)}`)
  const createdAt = clock.at(-20, '08:00')
  const days = [35, 36, 37].map((offset) => clock.day(offset))
  const event = await storeEvent(trx, random, clock, venue, gorFlobamora, {
    slug,
    name: 'Festival Kemudahan dan Pelindungan Usaha Mikro Kupang',
    theme: 'Usaha Mikro Naik Kelas',
    summaryId:
      'UMKM Nusa Tenggara Timur dan karya warga binaan dari seluruh UPT NTT dalam satu stan bersama di GOR Flobamora.',
    summaryEn:
      'Small businesses of East Nusa Tenggara, and work made in all its prisons at one shared stand, at GOR Flobamora.',
    status: 'call_open',
    startsOn: clock.day(35),
    endsOn: clock.day(37),
    actualStartsOn: null,
    call: { opens: -12, closes: 16 },
    callRules: 'Semua UPT Kanwil NTT berbagi satu stan. Mohon bawa produk yang sudah dikurasi.',
    contactEmail: 'panitia@festival-kupang.example',
    registrationOpen: false,
    visitorDataUntil: clock.day(67),
    createdAt,
    days: days.map((on) => ({ on, opensAt: '09:00', closesAt: '20:00', capacity: 3_000 })),
  })
  const { booths } = await storeGround(trx, random, event, gorFlobamora)
  const officers = await trx.selectFrom('roleGrant').select('exhibitorId').execute()
  // Whoever tries the demonstration as an exhibitor has not applied yet.
  const spared = new Set(officers.map((grant) => grant.exhibitorId))
  const units = offices
    .filter(
      (office) => office.kanwilCode === 'NT' && office.uptCode !== null && !spared.has(office.id),
    )
    .sort((a, b) => b.products.length - a.products.length || (a.id < b.id ? -1 : 1))
    .slice(0, unitStatus.length)
  const traders = await storeTraders(trx, createdAt, kupangTraders)
  const applications = await storeApplications(
    trx,
    random,
    { id: event.id, foodBestBefore: clock.day(120) },
    clock.at(-11, '09:00'),
    [
      ...units.map((exhibitor, index) => ({
        exhibitor,
        status: unitStatus[index] ?? ('draft' as const),
        tables: index < 4 ? 2 : 1,
        powerWatts: random.pick([0, 100, 200]),
        needsWater: false,
        needsCooking: false,
        products: exhibitor.products.slice(0, 6),
        worth: random.pick([45, 55, 60, 70, 80, 90]),
        wishes: [],
      })),
      ...traders.map((exhibitor) => {
        const food = exhibitor.products.every((product) => product.category === 'kuliner')
        return {
          exhibitor,
          status: 'submitted' as const,
          tables: 1,
          powerWatts: food ? 900 : 100,
          needsWater: food,
          needsCooking: food,
          products: exhibitor.products,
          worth: random.pick([45, 55, 60, 70, 80, 90]),
          wishes: [],
        }
      }),
    ],
  )
  await storeCall(trx, {
    eventId: event.id,
    invited: [...offices.filter((office) => office.kanwilCode === 'NT'), ...traders],
    invitedAt: clock.at(-12, '10:00'),
    remindedAt: clock.at(-3, '09:00'),
    applications,
    terms: { maxTablesPerApplication: 4, maxApplicationsPerKanwil: null, maxTablesPerKanwil: 24 },
  })
  const endorsed = applications.filter((application) => application.status === 'endorsed')
  const { placed, leftOver } = placeInOrder(booths, endorsed)
  const plan = { number: 1, name: 'Rancangan pertama', status: 'draft' as const }
  await storePlan(trx, random, event.id, { ...plan, at: clock.at(-1, '16:00') }, placed, leftOver)
  return { eventId: event.id, applications }
}
