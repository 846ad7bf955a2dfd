import { GateCounts, GateState, GateStateQuery } from '#app/features/phone/contract/gate.ts'
import { GateUpload, GateUploadAnswer } from '#app/features/phone/contract/gate-uploads.ts'
import { countToday } from '#app/features/tickets/counts/gate-counts.server.ts'
import { getGateState } from '#app/features/tickets/gate/gate-state.server.ts'
import { recordScans } from '#app/features/tickets/scans/record-scan.server.ts'
import { readUploads } from '#app/features/tickets/scans/scan-items.ts'
import { scansTaken } from '#app/lib/metrics.server.ts'
import type { Db } from '#db/connect.server.ts'
import { bearerToken, type DeviceEnv, requireDevice, tellEnd } from './device-auth.server.ts'
import { type DeviceRoute, DeviceRoutes, Nothing, Refused } from './device-routes.server.ts'
import { deviceRefusals } from './refusals.ts'

const scansRoute = {
  method: 'post',
  path: '/v1/gate/scans',
  summary: 'Upload what a gate has read',
  description:
    'One item or many, in any order; they are judged in the order of reading. An item sent twice is stored once and answered alike, so an upload without an answer is simply sent again. All items are stored or none. A phone that is revoked or whose festival has ended still hands in what it read before; what it read later, and what is not understood, is answered `unsettled`: an organizer settles it. A day after the end of the festival it is refused, and keeps what it has.',
  needsToken: true,
  asked: GateUpload,
  answer: {
    status: 200,
    description: 'One answer for each item, in the order sent',
    message: GateUploadAnswer,
  },
  refusals: deviceRefusals,
} satisfies DeviceRoute

const stateRoute = {
  method: 'get',
  path: '/v1/gate/state',
  summary: 'All that a phone needs to judge codes by itself',
  needsToken: true,
  asked: GateStateQuery,
  answer: { status: 200, description: 'The state', message: GateState },
  refusals: deviceRefusals,
} satisfies DeviceRoute

const countsRoute = {
  method: 'get',
  path: '/v1/gate/counts',
  summary: 'People counted today, at each gate and on the whole ground',
  needsToken: true,
  asked: Nothing,
  answer: { status: 200, description: 'The counts', message: GateCounts },
  refusals: deviceRefusals,
} satisfies DeviceRoute

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
  const routes = new DeviceRoutes<DeviceEnv<'gate'>>()
  // An upload looks its phone up in the statement that it needs anyway.
  routes.on(scansRoute, async ({ sentAt, items }, c) => {
    const token = bearerToken(c.req.header('Authorization'))
    if (!token) return new Refused(401, 'tokenMissing')
    const now = new Date()
    const recorded = await recordScans(
      db,
      token,
      { sentAt: new Date(sentAt), ...readUploads(items) },
      now,
    )
    switch (recorded.status) {
      case 'stored':
        for (const { verdict } of recorded.answers) scansTaken.inc({ outcome: verdict })
        return { now: now.toISOString(), answers: inOrder(items, recorded.answers) }
      case 'busy':
        return new Refused(503, recorded.status)
      case 'deviceEnded':
        return new Refused(401, recorded.status, tellEnd(recorded.endsAt))
      case 'wrongDevice':
        return new Refused(403, recorded.status)
      default:
        return new Refused(401, recorded.status)
    }
  })
  routes.hono.use(stateRoute.path, requireDevice(db, 'gate'))
  routes.on(stateRoute, ({ since }, c) =>
    getGateState(db, c.get('device'), since ? new Date(since) : undefined),
  )
  routes.hono.use(countsRoute.path, requireDevice(db, 'gate'))
  routes.on(countsRoute, (_, c) => countToday(db, c.get('device').eventId))
  return routes
}
