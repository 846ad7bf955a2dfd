import { createRoute, z } from '@hono/zod-openapi'
import { recordReversals, recordSales } from '#app/features/sales/record/record-batch.server.ts'
import type { Till } from '#app/features/sales/record/record-sale.server.ts'
import { closeShift, findShiftCash, openShift } from '#app/features/sales/record/shifts.server.ts'
import { getTillState } from '#app/features/sales/till/till-state.server.ts'
import { listRecentSales } from '#app/features/sales/totals/recent-sales.server.ts'
import { tellSalesChanged } from '#app/features/sales/totals/tell-sales.server.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import type { Db } from '#db/connect.server.ts'
import { ApiError, deviceRefusals } from './api-errors.ts'
import { type DeviceEnv, requireDevice, type TillDevice } from './device-auth.server.ts'
import { deviceSecurity, openApiRoutes } from './open-api.server.ts'
import {
  Answers,
  CloseShift,
  OpenShift,
  RecentSales,
  Reversal,
  ReversalBatch,
  Sale,
  SaleBatch,
  Shift,
  TillState,
} from './till-schemas.ts'

function json<Schema extends z.ZodType>(description: string, schema: Schema) {
  return { description, content: { 'application/json': { schema } } }
}

function body<Schema extends z.ZodType>(schema: Schema) {
  return { body: { required: true, content: { 'application/json': { schema } } } } as const
}

const security = deviceSecurity
const refused = json('A refusal that the cashier can act on', ApiError)

const stateRoute = createRoute({
  method: 'get',
  path: '/v1/till/state',
  summary: 'Booth, goods, shift and the day so far',
  security,
  responses: { 200: json('What the till shows', TillState), ...deviceRefusals },
})

const openRoute = createRoute({
  method: 'post',
  path: '/v1/till/shifts',
  summary: 'Open a shift',
  description: 'The id is made on the phone; the same request sent twice opens one shift.',
  security,
  request: body(OpenShift),
  responses: {
    200: json('The open shift', Shift),
    409: refused,
    ...deviceRefusals,
  },
})

const closeRoute = createRoute({
  method: 'post',
  path: '/v1/till/shifts/close',
  summary: 'Count the drawer and close the shift',
  description: 'Send what waits first. `countNeedsTwoNames`: the second name is the cashier.',
  security,
  request: body(CloseShift),
  responses: { 200: json('The closed shift', Shift), 409: refused, ...deviceRefusals },
})

const takesABatch =
  'Taken in order, each for itself, and answered one by one. Sent again, an item is stored once and answered alike. ' +
  'Keep an item until its answer says stored or unsettled. A revoked till still hands in what it made before; what it ' +
  'made later, and what cannot be stored, is `unsettled`: an organizer settles it.'

const salesRoute = createRoute({
  method: 'post',
  path: '/v1/till/sales',
  summary: 'Upload sales',
  description: takesABatch,
  security,
  request: body(SaleBatch),
  responses: { 200: json('An answer for each sale', Answers), ...deviceRefusals },
})

const reversalsRoute = createRoute({
  method: 'post',
  path: '/v1/till/reversals',
  summary: 'Upload reversals of sales',
  description: takesABatch,
  security,
  request: body(ReversalBatch),
  responses: { 200: json('An answer for each reversal', Answers), ...deviceRefusals },
})

const recentRoute = createRoute({
  method: 'get',
  path: '/v1/till/sales',
  summary: 'The latest sales of the booth',
  security,
  request: {
    query: z.object({ limit: z.coerce.number().int().min(1).max(100).default(30) }),
  },
  responses: { 200: json('Newest first', RecentSales), ...deviceRefusals },
})

function tillOf(device: TillDevice): Till {
  const { id: deviceId, eventId, boothId, revokedAt } = device
  return { deviceId, eventId, boothId, revokedAt }
}

/** What a revoked till still hands in: uploads, of what it made before. */
function takesFromRevoked(method: string, path: string): boolean {
  return method === 'POST' && /\/till\/(sales|reversals)$/.test(path)
}

const iso = (at: Date) => at.toISOString()
const isoOrNull = (at: Date | null) => (at === null ? null : iso(at))

function shiftBody(shift: NonNullable<Awaited<ReturnType<typeof findShiftCash>>>) {
  return { ...shift, openedAt: iso(shift.openedAt), closedAt: isoOrNull(shift.closedAt) }
}

/** What a till says to the server. */
export function tillRoutes(db: Db) {
  const routes = openApiRoutes<DeviceEnv<'till'>>()
  routes.openAPIRegistry.register('Sale', Sale)
  routes.openAPIRegistry.register('Reversal', Reversal)
  routes.use('/v1/till/*', requireDevice(db, 'till', takesFromRevoked))

  routes.openapi(stateRoute, async (c) => {
    const state = await getTillState(db, tillOf(c.get('device')), new Date())
    return c.json({ ...state, shift: state.shift ? shiftBody(state.shift) : null }, 200)
  })

  routes.openapi(openRoute, async (c) => {
    const till = tillOf(c.get('device'))
    try {
      const opened = await openShift(db, till, c.req.valid('json'))
      const shift = await findShiftCash(db, till, opened.id)
      if (!shift) throw new Error('The shift that was just opened is gone')
      return c.json(shiftBody(shift), 200)
    } catch (error) {
      if (error instanceof DomainError) return c.json({ error: error.key }, 409)
      throw error
    }
  })

  routes.openapi(closeRoute, async (c) => {
    try {
      const shift = await closeShift(db, tillOf(c.get('device')), c.req.valid('json'))
      return c.json(shiftBody(shift), 200)
    } catch (error) {
      if (error instanceof DomainError) return c.json({ error: error.key }, 409)
      throw error
    }
  })

  routes.openapi(salesRoute, async (c) => {
    const till = tillOf(c.get('device'))
    const answers = await recordSales(db, till, c.req.valid('json'), new Date())
    if (answers.some(({ outcome }) => outcome === 'stored')) tellSalesChanged(db, till.eventId)
    return c.json({ answers }, 200)
  })

  routes.openapi(reversalsRoute, async (c) => {
    const till = tillOf(c.get('device'))
    const answers = await recordReversals(db, till, c.req.valid('json'), new Date())
    if (answers.some(({ outcome }) => outcome === 'stored')) tellSalesChanged(db, till.eventId)
    return c.json({ answers }, 200)
  })

  routes.openapi(recentRoute, async (c) => {
    const { eventId, boothId } = c.get('device')
    const { limit } = c.req.valid('query')
    const sales = await listRecentSales(db, { eventId, boothIds: [boothId], limit })
    return c.json(
      {
        sales: sales.map(({ handedIn: _, ...sale }) => ({
          ...sale,
          soldAt: iso(sale.soldAt),
          reversal: sale.reversal && {
            ...sale.reversal,
            reversedAt: iso(sale.reversal.reversedAt),
          },
        })),
      },
      200,
    )
  })
  return routes
}
