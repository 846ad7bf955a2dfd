import { pairDevice } from '#app/features/devices/pairing.server.ts'
import { attemptPairing } from '#app/features/devices/pairing-attempts.server.ts'
import { Paired, PairRequest } from '#app/features/phone/contract/pairing.ts'
import type { HttpEnv } from '#app/http/environment.ts'
import type { Limiter } from '#app/lib/limits/limiter.server.ts'
import type { Db } from '#db/connect.server.ts'
import { type DeviceRoute, DeviceRoutes } from './device-routes.server.ts'
import { pairingRefusals } from './refusals.ts'

const pairRoute = {
  method: 'post',
  path: '/v1/pair',
  summary: 'Pair this phone to a gate or a till',
  description:
    'Exchanges the one-time code that an organizer shows for a token. The code works once.',
  needsToken: false,
  asked: PairRequest,
  answer: {
    status: 201,
    description: 'Paired. The token is told only here; keep it on the phone.',
    message: Paired,
  },
  refusals: pairingRefusals,
  refusedAs: 404,
} satisfies DeviceRoute

/** `POST /v1/pair`. Guessing codes is limited. */
export function pairingRoutes(db: Db, limiter: Limiter) {
  const routes = new DeviceRoutes<HttpEnv>()
  routes.on(pairRoute, (request, c) =>
    attemptPairing(limiter, c.get('clientAddress') ?? 'unknown', () => pairDevice(db, request)),
  )
  return routes
}
