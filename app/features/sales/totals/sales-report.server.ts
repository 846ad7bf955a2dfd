import { sharedAnswer } from '#app/lib/shared-answer.server.ts'
import type { Db } from '#db/connect.server.ts'
import {
  listBoothTotals,
  listExhibitorTotals,
  listHourTotals,
  listKanwilTotals,
  listPaymentTotals,
  listProductTotals,
  type SalesScope,
  sumSales,
} from './sales-totals.server.ts'

export type SalesReport = Awaited<ReturnType<typeof getSalesReport>>

/** All totals of a scope: for the organizer's page, an exhibitor's page, and the workbook. */
export async function getSalesReport(
  db: Db,
  scope: SalesScope,
  { products }: { products?: number } = {},
) {
  const [sum, booths, exhibitors, kanwils, productTotals, hours, payments] = await Promise.all([
    sumSales(db, scope),
    listBoothTotals(db, scope),
    listExhibitorTotals(db, scope),
    listKanwilTotals(db, scope),
    listProductTotals(db, scope, products),
    listHourTotals(db, scope),
    listPaymentTotals(db, scope),
  ])
  return { sum, booths, exhibitors, kanwils, products: productTotals, hours, payments }
}

/** The same for all pages that ask again by themselves. */
export const sharedSalesReport = sharedAnswer(getSalesReport, {
  topics: ['sales'],
  key: (_db, scope, shown) => [scope.eventId ?? '', JSON.stringify([scope, shown])],
})
