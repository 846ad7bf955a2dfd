import { createRoute } from '@hono/zod-openapi'
import { findDevice } from '#app/features/devices/device-token.server.ts'
import { recordReport } from '#app/features/devices/record-report.server.ts'
import type { Db } from '#db/connect.server.ts'
import { deviceRefusals } from './api-errors.ts'
import { bearerToken } from './device-auth.server.ts'
import { deviceSecurity, openApiRoutes } from './open-api.server.ts'
import { PhoneReport, ReportTaken } from './report-schemas.ts'

const reportRoute = createRoute({
  method: 'post',
  path: '/v1/phone/report',
  summary: 'Tell how this phone fares',
  description:
    'What lies on it, its version and its battery, for the organizers. The newest report takes the place of the one before. A revoked phone tells too, as long as it hands in.',
  security: deviceSecurity,
  request: { body: { required: true, content: { 'application/json': { schema: PhoneReport } } } },
  responses: {
    200: { description: 'Noted', content: { 'application/json': { schema: ReportTaken } } },
    400: deviceRefusals[400],
    401: deviceRefusals[401],
    413: deviceRefusals[413],
    415: deviceRefusals[415],
  },
})

/** `POST /v1/phone/report`, of gates and tills alike. */
export function reportRoutes(db: Db) {
  const routes = openApiRoutes()
  routes.openapi(reportRoute, async (c) => {
    const token = bearerToken(c.req.header('Authorization'))
    if (!token) return c.json({ error: 'tokenMissing' }, 401)
    const device = await findDevice(db, token)
    if (!device) return c.json({ error: 'tokenUnknown' }, 401)
    const { sentAt, oldestAt, ...told } = c.req.valid('json')
    await recordReport(db, device, {
      ...told,
      sentAt: new Date(sentAt),
      oldestAt: oldestAt === null ? null : new Date(oldestAt),
    })
    return c.json({ now: new Date().toISOString() }, 200)
  })
  return routes
}
