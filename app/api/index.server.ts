import { db, gateDb, tillDb } from '#app/db.server.ts'
import { forgive, limit } from '#app/lib/rate-limit.server.ts'
import { createApi } from './create-api.server.ts'

/** The interface of gates and tills, on the connections of this process. */
export const api = createApi(db, limit, forgive, { gateDb, tillDb })
