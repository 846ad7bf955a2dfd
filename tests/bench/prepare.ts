import { sql } from 'kysely'
import { env } from '#app/env.server.ts'
import { createDb, createPool } from '#db/connect.server.ts'
import { startEmbedded } from '#db/embedded.server.ts'
import { migrateToLatest } from '#db/migrate.ts'
import { fillDemonstration } from '#db/seed/demo.ts'
import { saleUpload, scanUpload, TICKETS_NEEDED } from './api-contests.ts'
import { onEnd } from './cleanup.ts'
import { type Festival, prepareFestival } from './festival.ts'
import { HEAVY_TICKETS } from './heavy.ts'
import { LIVE_TICKETS_NEEDED } from './live.ts'
import { hearStatements } from './statements.ts'

export type Prepared = {
  url: string
  /** The festival that gates and tills work at. */
  festival: Festival
  /** The demonstration festival, whose public pages are asked for. */
  slug: string
  /** What a scan and then a sale send to the database. */
  statements: string[]
}

/** A database of its own, as durable as in production, with the demonstration and a festival to load. */
export async function prepare(folder: string, moreTickets = 0): Promise<Prepared> {
  const embedded = await startEmbedded({ dataDir: folder })
  onEnd(embedded.stop)
  const url = embedded.url('gelar')
  await migrateToLatest(url)
  const db = createDb(createPool(url, { max: 2 }))
  try {
    const slugs = await fillDemonstration(db, {
      now: new Date(),
      secret: env.GELAR_SECRET ?? '',
      accounts: true,
    })
    // One process and two contest once more.
    const tickets = 2 * TICKETS_NEEDED + LIVE_TICKETS_NEEDED + HEAVY_TICKETS + moreTickets
    const festival = await prepareFestival(db, tickets)
    const statements = await hearAll(url, festival)
    await sql`vacuum analyze`.execute(db)
    return { url, festival, slug: slugs.ippaFest, statements }
  } finally {
    await db.destroy()
  }
}

async function hearAll(url: string, { gates: [gate], tills: [till], codes }: Festival) {
  if (!gate || !till) throw new Error('The bench has no gate or no till.')
  const scan = () => scanUpload(gate, codes.pop() ?? '')
  const heard = [
    ...(await hearStatements(url, {
      path: '/v1/gate/scans',
      token: gate.token,
      bodies: [scan(), scan()],
    })),
    ...(await hearStatements(url, {
      path: '/v1/till/sales',
      token: till.token,
      bodies: [saleUpload(till), saleUpload(till)],
    })),
  ]
  if (heard.length !== 4) {
    throw new Error(
      `The bare handlers know four statements, our interface sent:\n${heard.join('\n')}`,
    )
  }
  return heard
}
