import { db, gateDb, tillDb } from '#app/db.server.ts'
import { limiter } from '#app/lib/limits/limiter.server.ts'
import { createApi } from './create-api.server.ts'

/** The interface of gates and tills, on the connections of this process. */
export const api = createApi(db, limiter, { gateDb, tillDb })
