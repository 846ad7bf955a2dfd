import { isoWeekday, listDays } from '#app/lib/time.ts'
import type { Trx } from '../../connect.server.ts'
import { storeApplications } from './applications.ts'
import { placeInOrder, storeListings, storePlan } from './booths.ts'
import { type Exhibitor, storeTraders } from './catalogue.ts'
import { createClock } from './clock.ts'
import { getVenue, storeEvent } from './event.ts'
import { mataramTraders } from './goods.ts'
import { storeGround } from './ground.ts'
import { kampungPas } from './grounds.ts'
import { type StagePlan, storeProgramme } from './programme.ts'
import { createRandom } from './random.ts'
import type { Line } from './running-order.ts'
import { storeSales } from './sales.ts'

const saturday = 6
const openFrom = -14
const openTo = 28

function act(title: string, minutes: number, notBefore: Date): Line {
  return { title, kind: 'act', minutes, setup: 20, strike: 10, notBefore }
}

/** The permanent gallery in Mataram: goods of all units of NTB, stalls in the yard, music every week. */
export async function fillKampungPas(
  trx: Trx,
  { now, slug, offices }: { now: Date; slug: string; offices: Exhibitor[] },
): Promise<void> {
  const venue = await getVenue(trx, 'Kampung PAS')
  const clock = createClock(now, venue.timeZone)
  const random = createRandom(`${slug} ${clock.day(0)}`)
  const createdAt = clock.at(-340, '08:00')
  const days = listDays(clock.day(openFrom), clock.day(openTo))
  const event = await storeEvent(trx, random, clock, venue, kampungPas, {
    slug,
    name: 'Galeri Kampung PAS',
    theme: null,
    summaryId:
      'Galeri tetap karya warga binaan dari semua UPT di NTB, dengan gerai UMKM dan musik di halaman setiap pekan.',
    summaryEn:
      'The permanent gallery of work made in all prisons of West Nusa Tenggara, with food stalls and music in the yard every week.',
    status: 'running',
    startsOn: clock.day(-300),
    endsOn: null,
    actualStartsOn: clock.day(-300),
    call: null,
    callRules: '',
    contactEmail: 'galeri@kampungpas.example',
    registrationOpen: false,
    visitorDataUntil: null,
    createdAt,
    days: days.map((on) => ({ on, opensAt: '10:00', closesAt: '22:00', capacity: null })),
  })
  const { booths, landmarks } = await storeGround(trx, random, event, kampungPas)
  const units = offices.filter((office) => office.kanwilCode === 'NB')
  const traders = await storeTraders(trx, createdAt, mataramTraders)
  const applications = await storeApplications(
    trx,
    random,
    { id: event.id, foodBestBefore: clock.day(90) },
    clock.at(-330, '09:00'),
    [...units, ...traders].map((exhibitor) => ({
      exhibitor,
      status: 'accepted' as const,
      // A trader has a stall of two tables alone, the units share the room.
      tables: exhibitor.products.length > 4 || exhibitor.kanwilCode === null ? 2 : 1,
      powerWatts: exhibitor.kanwilCode ? 100 : 900,
      needsWater: exhibitor.kanwilCode === null,
      needsCooking: exhibitor.kanwilCode === null,
      products: exhibitor.products.slice(0, 8),
      worth: 50,
      wishes: [],
    })),
  )
  const { placed, leftOver } = placeInOrder(booths, applications)
  const plan = { number: 1, name: 'Tata ruang', status: 'published' as const }
  await storePlan(trx, random, event.id, { ...plan, at: clock.at(-305, '10:00') }, placed, leftOver)
  const listings = await storeListings(
    trx,
    random,
    { id: event.id, listedAt: clock.at(-304, '10:00') },
    placed,
  )
  const evenings = days.flatMap((day, index): StagePlan['days'] => {
    const offset = openFrom + index
    if (isoWeekday(day) === saturday) {
      return [{ offset, lines: [act('Jeruji Band', 90, clock.at(offset, '19:45'))] }]
    }
    if (isoWeekday(day) === saturday + 1) {
      return [{ offset, lines: [act('Cilokaq', 60, clock.at(offset, '16:30'))] }]
    }
    return []
  })
  await storeProgramme(trx, random, clock, event, venue, landmarks, {
    newActs: [],
    permits: {},
    published: [{ number: 1, note: 'Musik pekanan', at: clock.at(openFrom - 1, '12:00') }],
    stages: [{ name: 'Panggung Halaman', landmark: 'Panggung Halaman', days: evenings }],
  })
  await storeSales(trx, random, clock, event, listings, {
    offsets: [-6, -5, -4, -3, -2, -1, 0],
    salesPerHour: 1,
    booths: booths
      .filter((booth) => placed.some((placement) => placement.booth === booth))
      .map((booth) => ({ ...booth, pace: booth.kanwilCode ? 1.2 : 0.8 })),
  })
}
