import { resolve } from 'node:path'
import { env } from '#app/env.server.ts'
import { keptSecret } from '../../server/secret.ts'
import { createDb, createPool } from '../connect.server.ts'
import { migrateToLatest } from '../migrate.ts'
import { fillDemonstration } from '../seed/demo.ts'
import { withDatabase } from './with-database.ts'

const adding = process.argv.includes('--add')
// Accounts with a known password belong on a machine of one's own; elsewhere they have to be asked for.
const accounts = env.DATABASE_URL === undefined || process.argv.includes('--accounts')

await withDatabase(async (url) => {
  await migrateToLatest(url)
  const db = createDb(createPool(url, { max: 1 }))
  try {
    const { events } = await db
      .selectFrom('event')
      .select((eb) => eb.fn.countAll<number>().as('events'))
      .executeTakeFirstOrThrow()
    if (events > 0 && !adding) {
      console.error(
        `Basis data sudah berisi ${events} festival. \`npm run db:demo -- --add\` menambahkan peragaan di sampingnya.
The database already has ${events} festivals. \`npm run db:demo -- --add\` adds the demonstration beside them.`,
      )
      process.exitCode = 1
      return
    }
    const secret = env.GELAR_SECRET ?? (await keptSecret(resolve(env.GELAR_DATA_DIR)))
    const slugs = await fillDemonstration(db, { now: new Date(), secret, accounts })
    for (const slug of Object.values(slugs)) console.log(`/f/${slug}`)
  } finally {
    await db.destroy()
  }
})
