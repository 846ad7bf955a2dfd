import {
  RecentSales,
  RecentSalesQuery,
  TillShift,
  TillState,
} from '#app/features/phone/contract/till.ts'
import {
  CloseShift,
  ItemAnswers,
  OpenShift,
  ReversalBatch,
  SaleBatch,
} from '#app/features/phone/contract/till-uploads.ts'
import { recordReversals, recordSales } from '#app/features/sales/record/record-batch.server.ts'
import type { Till } from '#app/features/sales/record/record-sale.server.ts'
import {
  closeShift,
  findShiftCash,
  openShift,
  type ShiftCash,
} from '#app/features/sales/record/shifts.server.ts'
import { getTillState } from '#app/features/sales/till/till-state.server.ts'
import { listRecentSales } from '#app/features/sales/totals/recent-sales.server.ts'
import { tellSalesChanged } from '#app/features/sales/totals/tell-sales.server.ts'
import { salesTaken } from '#app/lib/metrics.server.ts'
import type { Db } from '#db/connect.server.ts'
import { type DeviceEnv, requireDevice, type TillDevice } from './device-auth.server.ts'
import { type DeviceRoute, DeviceRoutes, Nothing } from './device-routes.server.ts'
import { deviceRefusals } from './refusals.ts'

const shiftRefusals = { ...deviceRefusals, 409: 'A refusal that the cashier can act on' } as const

const stateRoute = {
  method: 'get',
  path: '/v1/till/state',
  summary: 'Booth, goods, shift and the day so far',
  needsToken: true,
  asked: Nothing,
  answer: { status: 200, description: 'What the till shows', message: TillState },
  refusals: deviceRefusals,
} satisfies DeviceRoute

const closingRoute = {
  method: 'get',
  path: '/v1/till/closing',
  summary: 'The same for a till whose festival has ended',
  description: 'Answered until a day after the end, so that the drawer is counted.',
  needsToken: true,
  asked: Nothing,
  answer: { status: 200, description: 'What the till shows', message: TillState },
  refusals: deviceRefusals,
} satisfies DeviceRoute

const openRoute = {
  method: 'post',
  path: '/v1/till/shifts',
  summary: 'Open a shift',
  description: 'The id is made on the phone; the same request sent twice opens one shift.',
  needsToken: true,
  asked: OpenShift,
  answer: { status: 200, description: 'The open shift', message: TillShift },
  refusals: shiftRefusals,
  refusedAs: 409,
} satisfies DeviceRoute

const closeRoute = {
  method: 'post',
  path: '/v1/till/shifts/close',
  summary: 'Count the drawer and close the shift',
  description: 'Send what waits first. `countNeedsTwoNames`: the second name is the cashier.',
  needsToken: true,
  asked: CloseShift,
  answer: { status: 200, description: 'The closed shift', message: TillShift },
  refusals: shiftRefusals,
  refusedAs: 409,
} satisfies DeviceRoute

const takesABatch =
  'Taken in order, each for itself, and answered one by one. Sent again, an item is stored once and answered alike. ' +
  'Keep an item until its answer says stored or unsettled. A till that is revoked or whose festival has ended ' +
  'still hands in what it made before; what it made later, and what cannot be stored, is `unsettled`: an organizer ' +
  'settles it. A day after the end of the festival it is refused, and keeps what it has.'

const salesRoute = {
  method: 'post',
  path: '/v1/till/sales',
  summary: 'Upload sales',
  description: takesABatch,
  needsToken: true,
  asked: SaleBatch,
  answer: { status: 200, description: 'An answer for each sale', message: ItemAnswers },
  refusals: deviceRefusals,
} satisfies DeviceRoute

const reversalsRoute = {
  method: 'post',
  path: '/v1/till/reversals',
  summary: 'Upload reversals of sales',
  description: takesABatch,
  needsToken: true,
  asked: ReversalBatch,
  answer: { status: 200, description: 'An answer for each reversal', message: ItemAnswers },
  refusals: deviceRefusals,
} satisfies DeviceRoute

const recentRoute = {
  method: 'get',
  path: '/v1/till/sales',
  summary: 'The latest sales of the booth',
  needsToken: true,
  asked: RecentSalesQuery,
  answer: { status: 200, description: 'Newest first', message: RecentSales },
  refusals: deviceRefusals,
} satisfies DeviceRoute

function tillOf(device: TillDevice): Till {
  const { id: deviceId, eventId, boothId, revokedAt, endsAt, standing } = device
  return { deviceId, eventId, boothId, revokedAt, endsAt, standing }
}

/** What a closed till still asks: to hand in what it made before, and, after the end of the festival, to count its drawer. */
const handsIn = {
  uploads: (method: string, path: string) =>
    method === 'POST' && /\/till\/(sales|reversals)$/.test(path),
  closing: (method: string, path: string) =>
    method === 'GET' ? path.endsWith('/till/closing') : path.endsWith('/till/shifts/close'),
}

const iso = (at: Date) => at.toISOString()
const isoOrNull = (at: Date | null) => (at === null ? null : iso(at))

function shiftBody<Shift extends ShiftCash>(shift: Shift) {
  return { ...shift, openedAt: iso(shift.openedAt), closedAt: isoOrNull(shift.closedAt) }
}

async function stateOf(db: Db, till: Till) {
  const state = await getTillState(db, till, new Date())
  const { now, endsAt, shift, closedShift } = state
  return {
    ...state,
    now: now && iso(now),
    endsAt: endsAt && iso(endsAt),
    shift: shift ? shiftBody(shift) : null,
    closedShift: closedShift ? shiftBody(closedShift) : null,
  }
}

/** What a till says to the server. */
export function tillRoutes(db: Db) {
  const routes = new DeviceRoutes<DeviceEnv<'till'>>()
  routes.hono.use('/v1/till/*', requireDevice(db, 'till', handsIn))

  routes.on(stateRoute, (_, c) => stateOf(db, tillOf(c.get('device'))))
  routes.on(closingRoute, (_, c) => stateOf(db, tillOf(c.get('device'))))

  routes.on(openRoute, async (asked, c) => {
    const till = tillOf(c.get('device'))
    const opened = await openShift(db, till, asked)
    const shift = await findShiftCash(db, till, opened.id)
    if (!shift) throw new Error('The shift that was just opened is gone')
    return shiftBody(shift)
  })

  routes.on(closeRoute, async (asked, c) =>
    shiftBody(await closeShift(db, tillOf(c.get('device')), asked)),
  )

  routes.on(salesRoute, async (asked, c) => {
    const till = tillOf(c.get('device'))
    const answers = await recordSales(db, till, asked, new Date())
    for (const { outcome } of answers) salesTaken.inc({ outcome })
    if (answers.some(({ outcome }) => outcome === 'stored')) tellSalesChanged(db, till.eventId)
    return { answers }
  })

  routes.on(reversalsRoute, async (asked, c) => {
    const till = tillOf(c.get('device'))
    const answers = await recordReversals(db, till, asked, new Date())
    if (answers.some(({ outcome }) => outcome === 'stored')) tellSalesChanged(db, till.eventId)
    return { answers }
  })

  routes.on(recentRoute, async ({ limit }, c) => {
    const { eventId, boothId } = c.get('device')
    const sales = await listRecentSales(db, { eventId, boothIds: [boothId], limit })
    return {
      sales: sales.map(({ soldAt, reversal, handedIn: _, ...sale }) => ({
        ...sale,
        soldAt: iso(soldAt),
        reversal: reversal && { ...reversal, reversedAt: iso(reversal.reversedAt) },
      })),
    }
  })
  return routes
}
