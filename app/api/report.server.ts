import { findDevice } from '#app/features/devices/device-token.server.ts'
import { recordReport } from '#app/features/devices/record-report.server.ts'
import { PhoneReport, ReportTaken } from '#app/features/phone/contract/report.ts'
import type { Db } from '#db/connect.server.ts'
import { bearerToken } from './device-auth.server.ts'
import { type DeviceRoute, DeviceRoutes, Refused } from './device-routes.server.ts'
import { deviceRefusals } from './refusals.ts'

const reportRoute = {
  method: 'post',
  path: '/v1/phone/report',
  summary: 'Tell how this phone fares',
  description:
    'What lies on it, its version and its battery, for the organizers. The newest report takes the place of the one before. A revoked phone tells too, as long as it hands in.',
  needsToken: true,
  asked: PhoneReport,
  answer: { status: 200, description: 'Noted', message: ReportTaken },
  refusals: {
    400: deviceRefusals[400],
    401: deviceRefusals[401],
    403: deviceRefusals[403],
    413: deviceRefusals[413],
    415: deviceRefusals[415],
  },
} satisfies DeviceRoute

/** `POST /v1/phone/report`, of gates and tills alike. */
export function reportRoutes(db: Db) {
  const routes = new DeviceRoutes()
  routes.on(reportRoute, async ({ sentAt, oldestAt, ...told }, c) => {
    const token = bearerToken(c.req.header('Authorization'))
    if (!token) return new Refused(401, 'tokenMissing')
    const device = await findDevice(db, token)
    if (!device) return new Refused(401, 'tokenUnknown')
    if (device.kind === 'screen') return new Refused(403, 'wrongDevice')
    await recordReport(db, device, {
      ...told,
      sentAt: new Date(sentAt),
      oldestAt: oldestAt === null ? null : new Date(oldestAt),
    })
    return { now: new Date().toISOString() }
  })
  return routes
}
