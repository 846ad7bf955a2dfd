import type { MiddlewareHandler } from 'hono'
import { type AuthenticDevice, findDevice } from '#app/features/devices/device-token.server.ts'
import { devicesRefused } from '#app/lib/metrics.server.ts'
import type { Db } from '#db/connect.server.ts'

type PlaceOf = {
  gate: AuthenticDevice & { kind: 'gate'; gateId: string }
  till: AuthenticDevice & { kind: 'till'; boothId: string }
}
export type TillDevice = PlaceOf['till']

/** The routes' environment behind `requireDevice`: `c.get('device')`. */
export type DeviceEnv<Kind extends keyof PlaceOf> = { Variables: { device: PlaceOf[Kind] } }

/** The token of `Authorization: Bearer …`; undefined when there is none. */
export function bearerToken(authorization: string | undefined): string | undefined {
  return /^Bearer ([\w-]{20,200})$/i.exec(authorization ?? '')?.[1]
}

function isKind<Kind extends keyof PlaceOf>(
  device: AuthenticDevice,
  kind: Kind,
): device is PlaceOf[Kind] {
  return device.kind === kind
}

/**
 * Lets only a paired phone of this kind through, a revoked one only to hand in what it has made before
 * (`handsIn`). Looked up for every request, so that a revoked phone is out at once.
 */
export function requireDevice<Kind extends keyof PlaceOf>(
  db: Db,
  kind: Kind,
  handsIn: (method: string, path: string) => boolean = () => false,
): MiddlewareHandler<DeviceEnv<Kind>> {
  return async (c, next) => {
    const refuse = (error: string, status: 401 | 403) => {
      devicesRefused.inc({ reason: error })
      return c.json({ error }, status)
    }
    const token = bearerToken(c.req.header('Authorization'))
    if (!token) return refuse('tokenMissing', 401)
    const device = await findDevice(db, token)
    if (!device) return refuse('tokenUnknown', 401)
    if (device.revokedAt && !handsIn(c.req.method, c.req.path)) return refuse('deviceRevoked', 401)
    if (!isKind(device, kind)) return refuse('wrongDevice', 403)
    c.set('device', device)
    return next()
  }
}
