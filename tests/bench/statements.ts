import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import { createApi } from '#app/api/create-api.server.ts'
import { createPool } from '#db/connect.server.ts'
import type { DB } from '#db/types.ts'
import { unlimited } from '#tests/support/limiters.ts'
import { onEnd } from './cleanup.ts'

export type Asked = { path: string; token: string; bodies: [unknown, unknown] }

/**
 * The statements that our interface sends to the database for a request, in their order, so that the bare
 * handlers run the same ones. Heard at the second of two requests: the first one also notes that the phone
 * was seen, which happens twice a minute at most.
 */
export async function hearStatements(url: string, { path, token, bodies }: Asked) {
  const pool = createPool(url, { max: 1 })
  let heard: string[] = []
  const db = new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
    log({ query }) {
      heard.push(query.sql)
    },
  })
  onEnd(() => db.destroy()) // later than the news of these requests, which follow them
  const api = createApi(db, unlimited)
  for (const body of bodies) {
    heard = []
    const answer = await api.request(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    })
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  }
  return heard.filter((text) => !text.includes('pg_notify'))
}
