import { Hono } from 'hono'
import type { Limiter } from '#app/lib/limits/limiter.server.ts'
import type { Db } from '#db/connect.server.ts'
import { answerLater } from './answer-later.server.ts'
import { describeApi } from './describe-api.server.ts'
import { gateRoutes } from './gate.server.ts'
import { pairingRoutes } from './pairing.server.ts'
import { reportRoutes } from './report.server.ts'
import { tillRoutes } from './till.server.ts'

/**
 * The interface of gates and tills over one database, with its description at `/openapi.json`. Each may have
 * connections of its own.
 */
export function createApi(
  db: Db,
  limiter: Limiter,
  { gateDb = db, tillDb = db }: { gateDb?: Db; tillDb?: Db } = {},
): Hono {
  const api = new Hono()
  const pairing = pairingRoutes(db, limiter)
  const gate = gateRoutes(gateDb)
  const till = tillRoutes(tillDb)
  const report = reportRoutes(db)
  api.route('/', pairing.hono)
  api.route('/', gate.hono)
  api.route('/', till.hono)
  api.route('/', report.hono)
  const described = [pairing, gate, till, report].flatMap((routes) => routes.described)
  api.get('/openapi.json', (c) => c.json(describeApi(described)))
  api.onError(answerLater)
  return api
}
