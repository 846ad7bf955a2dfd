import { insertMany } from '#db/insert-many.ts'
import type { ApplicationStatus } from '#db/types.ts'
import type { Trx } from '../../connect.server.ts'
import { type Request, type StoredApplication, storeApplications } from './applications.ts'
import { placeInOrder, storeListings, storePlan } from './booths.ts'
import { storeCall } from './call.ts'
import { type Exhibitor, storeTraders } from './catalogue.ts'
import { createClock } from './clock.ts'
import { getVenue, storeEvent } from './event.ts'
import { ippaTraders } from './goods.ts'
import { type StoredBooth, storeGround } from './ground.ts'
import { lapanganBanteng } from './grounds.ts'
import { ippaProgramme } from './ippa-programme.ts'
import { storeLetters } from './letters.ts'
import { storeBoothReports, storeRestocks } from './on-site.ts'
import { storeProgramme } from './programme.ts'
import { createRandom, type Random } from './random.ts'
import { storeSales } from './sales.ts'
import { storeVisitors } from './visitors.ts'

const kanwilWithTill = 'JT JI JB JK BT YO BA NB NT SU SB LA SN KS MA PA'.split(' ')
const stallsWithTill = ['E-01', 'E-03', 'F-01', 'F-02', 'F-08']

/** A festival of three days of which today is the second; answers what was applied for. */
export async function fillIppaFest(
  trx: Trx,
  { now, secret, slug, offices }: { now: Date; secret: string; slug: string; offices: Exhibitor[] },
): Promise<{ eventId: string; applications: StoredApplication[] }> {
  const venue = await getVenue(trx, 'Lapangan Banteng')
  const clock = createClock(now, venue.timeZone)
  const random = createRandom(`${slug} ${clock.day(0)}`)
  const createdAt = clock.at(-75, '08:00')
  // Whoever looks in late in the evening finds the gates still open.
  const isLate = now > clock.at(0, '20:30')
  const hours = [
    { opensAt: '10:00', closesAt: '21:00' },
    { opensAt: '09:00', closesAt: isLate ? '23:59' : '21:30' },
    { opensAt: '09:00', closesAt: '18:00' },
  ]
  const event = await storeEvent(trx, random, clock, venue, lapanganBanteng, {
    slug,
    name: `IPPA Fest ${clock.day(0).slice(0, 4)}`,
    theme: 'Creation Beyond the Bars',
    summaryId:
      'Karya warga binaan dari 33 Kanwil dalam satu lapangan: batik, ukiran, kopi, lukisan, dan panggung seni. Terbuka untuk umum dan gratis.',
    summaryEn:
      'Work made in prison by makers from all 33 regional offices on one field: batik, carving, coffee, paintings, and four stages. Open to everyone, free of charge.',
    status: 'running',
    startsOn: clock.day(-1),
    endsOn: clock.day(1),
    actualStartsOn: clock.day(-1),
    call: { opens: -60, closes: -14 },
    callRules:
      'Satu permohonan per UPT. Produk sudah diberi harga dan label UPT. Tidak menerima senjata tajam, minuman beralkohol, dan bagian satwa dilindungi.',
    contactEmail: 'panitia@ippafest.example',
    registrationOpen: true,
    visitorDataUntil: clock.day(31),
    createdAt,
    days: hours.map((day, index) => ({ ...day, on: clock.day(index - 1), capacity: 12_000 })),
  })
  const { booths, landmarks } = await storeGround(trx, random, event, lapanganBanteng)
  await insertMany(
    trx,
    'kanwilQuota',
    booths.flatMap((booth) =>
      booth.kanwilCode
        ? [
            {
              eventId: event.id,
              kanwilCode: booth.kanwilCode,
              minTables: 1,
              // Beyond the own tent a few tables more, where others leave room.
              maxTables: booth.capacity + 4,
            },
          ]
        : [],
    ),
  )
  const traders = await storeTraders(trx, createdAt, ippaTraders)
  const applications = await storeApplications(
    trx,
    random,
    { id: event.id, foodBestBefore: clock.day(75) },
    clock.at(-58, '09:00'),
    [...officeRequests(random, booths, offices), ...traderRequests(random, booths, traders)],
  )
  await storeCall(trx, {
    eventId: event.id,
    invited: [...offices, ...traders],
    invitedAt: clock.at(-60, '10:00'),
    remindedAt: clock.at(-30, '09:00'),
    applications,
    terms: { maxTablesPerApplication: 6, maxApplicationsPerKanwil: 60, maxTablesPerKanwil: null },
  })
  const accepted = applications.filter((application) => application.status === 'accepted')
  const { placed, leftOver } = placeInOrder(booths, accepted)
  const plan = { number: 1, name: 'Rencana akhir', status: 'published' as const }
  const planId = await storePlan(
    trx,
    random,
    event.id,
    { ...plan, at: clock.at(-10, '15:00') },
    placed,
    leftOver,
  )
  const staying = await storeLetters(trx, clock, { id: event.id, planId, code: 'IPPA' }, placed)
  await storeBoothReports(trx, clock, event.id, booths)
  const listings = await storeListings(
    trx,
    random,
    { id: event.id, listedAt: clock.at(-9, '10:00') },
    staying,
  )
  await storeRestocks(trx, clock, event.id, listings)
  await storeProgramme(trx, random, clock, event, venue, landmarks, ippaProgramme(clock))
  await storeVisitors(trx, random, clock, secret, event, landmarks, {
    registrations: [
      { offset: -1, count: 120 },
      { offset: 0, count: 165 },
      { offset: 1, count: 115 },
    ],
  })
  await storeSales(trx, random, clock, event, listings, {
    offsets: [-1, 0],
    salesPerHour: 3,
    booths: booths
      .filter((booth) =>
        booth.kanwilCode
          ? kanwilWithTill.includes(booth.kanwilCode)
          : stallsWithTill.includes(booth.code),
      )
      .map((booth) => ({ ...booth, pace: 0.6 + random.share() })),
  })
  return { eventId: event.id, applications }
}

/** What is left to decide, to correct and to tell, among a great many that have a place. */
const undecided: ApplicationStatus[] = [
  ...Array<ApplicationStatus>(7).fill('submitted'),
  ...Array<ApplicationStatus>(6).fill('endorsed'),
  ...Array<ApplicationStatus>(5).fill('returned'),
  ...Array<ApplicationStatus>(5).fill('waiting_list'),
  ...Array<ApplicationStatus>(3).fill('declined'),
  ...Array<ApplicationStatus>(4).fill('draft'),
]

/**
 * Every Kanwil itself and as many of its units as its tent holds, those with described goods first. One tent in
 * twelve keeps a table free; of the Kanwil whose tents are full, some more units came late.
 */
function officeRequests(
  random: Random,
  booths: ReadonlyArray<StoredBooth>,
  offices: ReadonlyArray<Exhibitor>,
): Request[] {
  const shared = booths.filter((booth) => booth.kanwilCode !== undefined)
  const kanwil = shared.flatMap((booth) =>
    offices
      .filter((office) => office.kanwilCode === booth.kanwilCode && !office.uptCode)
      .map((office) => ({ office, booth, tables: 1 })),
  )
  const units = shared.map((booth, index) => {
    const spare = index % 12 === 4
    const bidders = offices
      .filter((office) => office.kanwilCode === booth.kanwilCode && office.uptCode)
      .sort((a, b) => b.products.length - a.products.length || (a.id < b.id ? -1 : 1))
      .map((office, rank) => ({ office, booth, tables: rank < 2 ? 2 : 1 }))
    // The first two bring two tables each, the Kanwil one.
    const held = booth.capacity - 3 - (spare ? 1 : 0)
    return { held: bidders.slice(0, held), late: spare ? [] : bidders.slice(held, held + 2) }
  })
  const late = random.sample(
    units.flatMap((unit) => unit.late),
    undecided.length,
  )
  return [
    ...[...kanwil, ...units.flatMap((unit) => unit.held)].map((bid) => ({
      ...officeRequest(random, bid),
      status: 'accepted' as const,
      needsWater: bid.booth.hasWater === true && random.chance(0.15),
    })),
    ...late.map((bid, position) => ({
      ...officeRequest(random, bid),
      status: undecided[position] ?? ('submitted' as const),
      needsWater: false,
    })),
  ]
}

function officeRequest(
  random: Random,
  { office, booth, tables }: { office: Exhibitor; booth: StoredBooth; tables: number },
) {
  return {
    exhibitor: office,
    tables,
    powerWatts: random.pick([0, 0, 100, 200, 350]),
    needsCooking: false,
    products: office.products.slice(0, 8),
    worth: random.pick([40, 50, 55, 60, 75, 90]),
    wishes: [booth.zoneId],
  }
}

const traderStatus: Record<string, ApplicationStatus> = {
  'Martabak Kita': 'returned',
  'Sablon Kampung Kota': 'submitted',
  'Toko Pojok Hasil Karya Warga Binaan': 'waiting_list',
}

function traderRequests(
  random: Random,
  booths: ReadonlyArray<StoredBooth>,
  traders: ReadonlyArray<Exhibitor>,
): Request[] {
  return traders.map((exhibitor) => {
    const food = exhibitor.products.every((product) =>
      ['kuliner', 'pertanian'].includes(product.category),
    )
    const zoneId = booths.find((booth) => booth.code === (food ? 'E-01' : 'F-01'))?.zoneId
    return {
      exhibitor,
      status: traderStatus[exhibitor.name] ?? 'accepted',
      // A stall holds two tables and one trader.
      tables: 2,
      powerWatts: food ? random.pick([900, 1300, 2200]) : random.pick([0, 200, 450]),
      needsWater: food,
      needsCooking: food,
      products: exhibitor.products,
      worth: random.pick([40, 50, 60, 70]),
      wishes: zoneId ? [zoneId] : [],
    }
  })
}
