import { sharedAnswer } from '#app/lib/shared-answer.server.ts'
import type { Db } from '#db/connect.server.ts'
import { rankBy } from './ranking.ts'
import { listKanwilTotals, listProductTotals, sumSales } from './sales-totals.server.ts'

/** As many as have room beside the notice of a cut connection. */
const ROWS = 6

/** What the big screen of sales shows of a festival: the sums, the first Kanwil and the first products. */
async function loadSalesScreen(db: Db, eventId: string) {
  const scope = { eventId }
  const [sum, kanwils, products] = await Promise.all([
    sumSales(db, scope),
    listKanwilTotals(db, scope),
    listProductTotals(db, scope),
  ])
  const best = rankBy(
    products,
    (row) => row.quantity,
    (row) => row.name + row.productId,
  )
  return {
    sum,
    kanwils: kanwils.filter((row) => row.kanwilCode !== null).slice(0, ROWS),
    products: best.slice(0, ROWS),
  }
}

export type SalesScreenData = Awaited<ReturnType<typeof loadSalesScreen>>

/** The same for all screens that ask again by themselves. */
export const sharedSalesScreen = sharedAnswer(loadSalesScreen, {
  topics: ['sales'],
  key: (_db, eventId) => [eventId],
})
