import { createDb, createPool } from '#db/connect.server.ts'
import { fillDemonstration } from '#db/seed/demo.ts'

/** Fills a database without any festival with the demonstration; answers whether it did. */
export async function fillIfEmpty(
  url: string,
  secret: string,
  say: (text: string) => void,
): Promise<boolean> {
  const db = createDb(createPool(url, { max: 2 }))
  try {
    const event = await db.selectFrom('event').select('id').limit(1).executeTakeFirst()
    if (event) return false
    say('Mengisi festival contoh / Filling in the demonstration festival …')
    await fillDemonstration(db, { now: new Date(), secret })
    return true
  } finally {
    await db.destroy()
  }
}
