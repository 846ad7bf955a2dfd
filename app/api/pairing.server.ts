import { createRoute, z } from '@hono/zod-openapi'
import { pairDevice } from '#app/features/devices/pairing.server.ts'
import type { HttpEnv } from '#app/http/environment.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import type { limit } from '#app/lib/rate-limit.server.ts'
import type { Db } from '#db/connect.server.ts'
import { pairingRefusals } from './api-errors.ts'
import { openApiRoutes } from './open-api.server.ts'
import { PairedDevice, PairRequest } from './pairing-schemas.ts'

const ATTEMPTS = 20
const ATTEMPTS_SECONDS = 600

const pairRoute = createRoute({
  method: 'post',
  path: '/v1/pair',
  summary: 'Pair this phone to a gate or a till',
  description:
    'Exchanges the one-time code that an organizer shows for a token. The code works once.',
  request: { body: { required: true, content: { 'application/json': { schema: PairRequest } } } },
  responses: {
    201: {
      description: 'Paired. The token is told only here; keep it on the phone.',
      content: {
        'application/json': { schema: z.object({ token: z.string(), device: PairedDevice }) },
      },
    },
    ...pairingRefusals,
  },
})

/** `POST /v1/pair`. Guessing codes is limited by network address. */
export function pairingRoutes(db: Db, limitAttempts: typeof limit) {
  const routes = openApiRoutes<HttpEnv>()
  routes.openapi(pairRoute, async (c) => {
    const address = c.get('clientAddress') ?? 'unknown'
    const limited = await limitAttempts(`pair:${address}`, ATTEMPTS, ATTEMPTS_SECONDS)
    if (!limited.allowed) {
      c.header('Retry-After', String(limited.retryAfterSeconds))
      return c.json({ error: 'tooManyAttempts' }, 429)
    }
    try {
      return c.json(await pairDevice(db, c.req.valid('json')), 201)
    } catch (error) {
      if (error instanceof DomainError) return c.json({ error: error.key }, 404)
      throw error
    }
  })
  return routes
}
