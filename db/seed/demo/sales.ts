import { createHash } from 'node:crypto'
import { minuteOfDay } from '#app/lib/time.ts'
import { insertMany } from '#db/insert-many.ts'
import type { Trx } from '../../connect.server.ts'
import { fillBasket, type Line, type Payment, paymentOf } from './baskets.ts'
import type { StoredListing } from './booths.ts'
import { type Clock, earlierOf, minutesAfter } from './clock.ts'
import type { StoredEvent } from './event.ts'
import type { Random } from './random.ts'

/** How busy the tills are, by the hour of the day. */
const rush: Record<number, number> = {
  9: 0.4,
  10: 0.8,
  11: 1.1,
  12: 1,
  13: 1.1,
  14: 1.2,
  15: 1.2,
  16: 1.4,
  17: 1.5,
  18: 1,
  19: 1.3,
  20: 0.9,
  21: 0.5,
}
const reasons = [
  'Salah memilih produk',
  'Jumlah terketik dua kali',
  'Pembeli membatalkan sebelum barang diserahkan',
]

export type SalesPlan = {
  /** Booths with a till, and how much they sell beside the others. */
  booths: Array<{ id: string; code: string; pace: number }>
  /** Days counted from today; only those that have begun sell anything. */
  offsets: number[]
  salesPerHour: number
}

type Sale = Payment & {
  id: string
  boothId: string
  shiftId: string
  deviceId: string
  clientSeq: number
  totalIdr: number
  soldAt: Date
  receivedAt: Date
  offline: boolean
  lines: Line[]
}
type Till = { deviceId: string; boothId: string; code: string; nextSeq: number }

/** Stores tills, shifts, sales and a few reversals up to now; the triggers keep the totals. */
export async function storeSales(
  trx: Trx,
  random: Random,
  clock: Clock,
  event: StoredEvent,
  listings: ReadonlyArray<StoredListing>,
  plan: SalesPlan,
): Promise<void> {
  const tills = plan.booths.map((booth): Till & { pace: number } => ({
    deviceId: random.id(event.createdAt),
    boothId: booth.id,
    code: booth.code,
    pace: booth.pace,
    nextSeq: 1,
  }))
  await insertMany(
    trx,
    'device',
    tills.map((till) => ({
      id: till.deviceId,
      eventId: event.id,
      kind: 'till' as const,
      boothId: till.boothId,
      label: `Kasir ${till.code}`,
      // Nobody holds the phone of a demonstration: no token has this hash.
      tokenHash: createHash('sha256').update(random.bytes(32)).digest(),
      pairedAt: clock.at(Math.min(...plan.offsets), '07:30'),
      lastSeenAt: minutesAfter(clock.now, -random.int(0, 4)),
    })),
  )
  const stock = new Map(listings.map((listing) => [listing.id, listing.stock]))
  const shifts: Shift[] = []
  const sales: Sale[] = []
  const reversals: Reversal[] = []
  for (const offset of plan.offsets) {
    const day = event.days.find((open) => open.on === clock.day(offset))
    if (!day) continue
    const opensAt = clock.at(offset, day.opensAt)
    const closesAt = clock.at(offset, day.closesAt)
    const until = earlierOf(closesAt, clock.now)
    if (minutesAfter(opensAt, 15) > until) continue
    for (const till of tills) {
      const goods = listings.filter((listing) => listing.boothId === till.boothId)
      const shiftId = random.id(opensAt)
      const sold = sellThrough(random, clock, till, shiftId, { opensAt, until }, goods, stock, plan)
      sales.push(...sold)
      reversals.push(...takeBack(random, till, sold, until))
      shifts.push(shiftOf(random, till, shiftId, opensAt, closesAt <= clock.now, closesAt, sold))
    }
  }
  await insertMany(
    trx,
    'shift',
    shifts.map((shift) => ({ ...shift, eventId: event.id })),
  )
  await insertMany(
    trx,
    'sale',
    sales.map(({ lines, ...sale }) => ({ ...sale, eventId: event.id })),
  )
  await insertMany(
    trx,
    'saleLine',
    sales.flatMap((sale) =>
      sale.lines.map(({ listing, quantity }, index) => ({
        eventId: event.id,
        saleId: sale.id,
        lineNo: index + 1,
        boothId: sale.boothId,
        listingId: listing.id,
        productId: listing.productId,
        exhibitorId: listing.exhibitorId,
        quantity,
        unitPriceIdr: listing.priceIdr,
      })),
    ),
  )
  await insertMany(
    trx,
    'reversal',
    reversals.map((reversal) => ({ ...reversal, eventId: event.id })),
  )
}

function sellThrough(
  random: Random,
  clock: Clock,
  till: Till & { pace: number },
  shiftId: string,
  open: { opensAt: Date; until: Date },
  goods: StoredListing[],
  stock: Map<string, number>,
  plan: SalesPlan,
): Sale[] {
  const sales: Sale[] = []
  let at = minutesAfter(open.opensAt, random.int(4, 25))
  while (at < open.until) {
    const lines = fillBasket(random, goods, stock)
    if (lines.length === 0) break
    const totalIdr = lines.reduce((sum, line) => sum + line.quantity * line.listing.priceIdr, 0)
    const offline = random.chance(0.06)
    const receivedAt = new Date(at.getTime() + (offline ? random.int(2, 25) * 60_000 : 900))
    sales.push({
      id: random.id(at),
      boothId: till.boothId,
      shiftId,
      deviceId: till.deviceId,
      clientSeq: till.nextSeq++,
      ...paymentOf(random, totalIdr),
      totalIdr,
      soldAt: at,
      receivedAt: earlierOf(receivedAt, clock.now),
      offline,
      lines,
    })
    const hour = Math.floor(minuteOfDay(at, clock.zone) / 60)
    const perHour = plan.salesPerHour * till.pace * (rush[hour] ?? 0.6)
    at = new Date(at.getTime() + (60 / perHour) * (0.4 + 1.2 * random.share()) * 60_000)
  }
  return sales
}

type Reversal = {
  id: string
  boothId: string
  saleId: string
  deviceId: string
  clientSeq: number
  reason: string
  reversedAt: Date
  receivedAt: Date
}

function takeBack(random: Random, till: Till, sales: Sale[], until: Date): Reversal[] {
  return sales
    .filter((sale) => minutesAfter(sale.soldAt, 10) < until && random.chance(0.012))
    .map((sale) => {
      const reversedAt = minutesAfter(sale.soldAt, random.int(1, 9))
      return {
        id: random.id(reversedAt),
        boothId: till.boothId,
        saleId: sale.id,
        deviceId: till.deviceId,
        clientSeq: till.nextSeq++,
        reason: random.pick(reasons),
        reversedAt,
        receivedAt: new Date(reversedAt.getTime() + 700),
      }
    })
}

type Shift = {
  id: string
  boothId: string
  deviceId: string
  cashier: string
  openedAt: Date
  closedAt: Date | null
  floatIdr: number
  countedIdr: number | null
  countedWith: string | null
}

/** A shift that is over has been counted by two. */
function shiftOf(
  random: Random,
  till: Till,
  id: string,
  openedAt: Date,
  over: boolean,
  closesAt: Date,
  sales: Sale[],
): Shift {
  const floatIdr = 300_000
  const cashIdr = sales
    .filter((sale) => sale.payment === 'cash')
    .reduce((sum, sale) => sum + sale.totalIdr, 0)
  const missingIdr = random.chance(0.1) ? random.int(1, 10) * 1_000 : 0
  return {
    id,
    boothId: till.boothId,
    deviceId: till.deviceId,
    cashier: `Kasir ${till.code}`,
    openedAt,
    closedAt: over ? closesAt : null,
    floatIdr,
    countedIdr: over ? Math.max(0, floatIdr + cashIdr - missingIdr) : null,
    countedWith: over ? 'Bendahara stan' : null,
  }
}
