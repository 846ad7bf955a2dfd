import type { OpenAPIHono } from '@hono/zod-openapi'
import type { limit } from '#app/lib/rate-limit.server.ts'
import type { Db } from '#db/connect.server.ts'
import { gateRoutes } from './gate.server.ts'
import { openApiRoutes } from './open-api.server.ts'
import { pairingRoutes } from './pairing.server.ts'
import { reportRoutes } from './report.server.ts'
import { tillRoutes } from './till.server.ts'

/** The interface of gates and tills over one database, with its description at `/openapi.json`. */
export function createApi(db: Db, limitAttempts: typeof limit): OpenAPIHono {
  const api = openApiRoutes()
  api.openAPIRegistry.registerComponent('securitySchemes', 'device', {
    type: 'http',
    scheme: 'bearer',
    description: 'The token that a phone receives once, when it is paired.',
  })
  api.route('/', pairingRoutes(db, limitAttempts))
  api.route('/', gateRoutes(db))
  api.route('/', tillRoutes(db))
  api.route('/', reportRoutes(db))
  api.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: {
      title: 'Gelar',
      version: '1',
      description: 'What gates and tills say to the server. All bodies are JSON.',
    },
    servers: [{ url: '/api' }],
  })
  return api
}
