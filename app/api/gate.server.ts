import { createRoute } from '@hono/zod-openapi'
import { countByGate, sumCounts } from '#app/features/tickets/counts/gate-counts.server.ts'
import { getGateState } from '#app/features/tickets/gate/gate-state.server.ts'
import { recordScans } from '#app/features/tickets/scans/record-scan.server.ts'
import { readUploads } from '#app/features/tickets/scans/scan-forms.ts'
import { localDay } from '#app/lib/local-day.ts'
import type { Db } from '#db/connect.server.ts'
import { deviceRefusals } from './api-errors.ts'
import { bearerToken, type DeviceEnv, requireDevice } from './device-auth.server.ts'
import {
  GateCounts,
  GateItem,
  GateState,
  GateUpload,
  GateUploadAnswer,
  StateQuery,
} from './gate-schemas.ts'
import { deviceSecurity, openApiRoutes } from './open-api.server.ts'

const json = <Schema>(schema: Schema) => ({ 'application/json': { schema } })

const scansRoute = createRoute({
  method: 'post',
  path: '/v1/gate/scans',
  summary: 'Upload what a gate has read',
  description:
    'One item or many, in any order; they are judged in the order of reading. An item sent twice is stored once and answered alike, so an upload without an answer is simply sent again. All items are stored or none. A revoked phone still hands in what it read before; what it read later, and what is not understood, is answered `unsettled`: an organizer settles it.',
  security: deviceSecurity,
  request: { body: { required: true, content: json(GateUpload) } },
  responses: {
    200: {
      description: 'One answer for each item, in the order sent',
      content: json(GateUploadAnswer),
    },
    ...deviceRefusals,
  },
})

const stateRoute = createRoute({
  method: 'get',
  path: '/v1/gate/state',
  summary: 'All that a phone needs to judge codes by itself',
  security: deviceSecurity,
  request: { query: StateQuery },
  responses: { 200: { description: 'The state', content: json(GateState) }, ...deviceRefusals },
})

const countsRoute = createRoute({
  method: 'get',
  path: '/v1/gate/counts',
  summary: 'People counted today, at each gate and on the whole ground',
  security: deviceSecurity,
  responses: { 200: { description: 'The counts', content: json(GateCounts) }, ...deviceRefusals },
})

/** Answers in the order in which the items were sent. */
function inOrder<Answer extends { seq: number }>(
  items: ReadonlyArray<{ seq: number }>,
  answers: ReadonlyArray<Answer>,
): Answer[] {
  const place = new Map(items.map(({ seq }, index) => [seq, index]))
  return [...answers].sort((a, b) => (place.get(a.seq) ?? 0) - (place.get(b.seq) ?? 0))
}

/** What gates ask: upload of readings, state for deciding alone, counts. */
export function gateRoutes(db: Db) {
  const routes = openApiRoutes<DeviceEnv<'gate'>>()
  routes.openAPIRegistry.register('GateItem', GateItem)
  // An upload looks its phone up in the statement that it needs anyway.
  routes.openapi(scansRoute, async (c) => {
    const token = bearerToken(c.req.header('Authorization'))
    if (!token) return c.json({ error: 'tokenMissing' }, 401)
    const { sentAt, items } = c.req.valid('json')
    const now = new Date()
    const recorded = await recordScans(
      db,
      token,
      { sentAt: new Date(sentAt), ...readUploads(items) },
      now,
    )
    switch (recorded.status) {
      case 'stored':
        return c.json({ now: now.toISOString(), answers: inOrder(items, recorded.answers) }, 200)
      case 'busy':
        return c.json({ error: recorded.status }, 503)
      case 'wrongDevice':
        return c.json({ error: recorded.status }, 403)
      default:
        return c.json({ error: recorded.status }, 401)
    }
  })
  routes.use('/v1/gate/state', requireDevice(db, 'gate'))
  routes.openapi(stateRoute, async (c) => {
    const { since } = c.req.valid('query')
    const state = await getGateState(db, c.get('device'), since ? new Date(since) : undefined)
    return c.json(state, 200)
  })
  routes.use('/v1/gate/counts', requireDevice(db, 'gate'))
  routes.openapi(countsRoute, async (c) => {
    const { eventId } = c.get('device')
    const { timeZone } = await db
      .selectFrom('event')
      .select('timeZone')
      .where('id', '=', eventId)
      .executeTakeFirstOrThrow()
    const now = new Date()
    const day = localDay(now, timeZone)
    const gates = await countByGate(db, { eventId, day, timeZone })
    return c.json({ now: now.toISOString(), day, total: sumCounts(gates), gates }, 200)
  })
  return routes
}
