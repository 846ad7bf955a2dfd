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

/** What a phone is told beside `deviceEnded`, so that it knows the end by the server's clock. */
export function tellEnd(endsAt: Date | null): { endsAt?: string; now: string } {
  return { ...(endsAt && { endsAt: endsAt.toISOString() }), now: new Date().toISOString() }
}

type HandsIn = {
  /** What a phone that was closed still asks: uploads of what it has made before. */
  uploads: (method: string, path: string) => boolean
  /** What one whose festival has ended asks besides: the way out of its shift. */
  closing: (method: string, path: string) => boolean
}
const nothing = { uploads: () => false, closing: () => false }

/**
 * Lets only a paired phone of this kind through. One that is revoked, and one whose festival has ended, hands in what it
 * has made before, until a day after that end. Looked up for every request, so that a closed phone is out at once.
 */
export function requireDevice<Kind extends keyof PlaceOf>(
  db: Db,
  kind: Kind,
  { uploads, closing }: HandsIn = nothing,
): MiddlewareHandler<DeviceEnv<Kind>> {
  return async (c, next) => {
    const refuse = (error: string, status: 401 | 403, more = {}) => {
      devicesRefused.inc({ reason: error })
      return c.json({ error, ...more }, status)
    }
    const token = bearerToken(c.req.header('Authorization'))
    if (!token) return refuse('tokenMissing', 401)
    const device = await findDevice(db, token)
    if (!device) return refuse('tokenUnknown', 401)
    const { standing, endsAt } = device
    const isUpload = uploads(c.req.method, c.req.path)
    if (device.revokedAt && !isUpload) return refuse('deviceRevoked', 401)
    const isHandingIn = isUpload || closing(c.req.method, c.req.path)
    if (standing === 'over' || (standing === 'handsIn' && !isHandingIn)) {
      return refuse('deviceEnded', 401, tellEnd(endsAt))
    }
    if (!isKind(device, kind)) return refuse('wrongDevice', 403)
    c.set('device', device)
    return next()
  }
}
