import { createDb, createPool } from '../connect.server.ts'
import { fillDemonstration } from './demo.ts'
import { isEmpty, loadReference } from './reference.ts'

export type Filled = 'demonstration' | 'reference' | 'nothing'

/**
 * Fills a database at the start of the server, when it is empty: the embedded one with the demonstration, any
 * other with reference data alone. A start that was cut off in the middle is made good by the next one.
 */
export async function fillWhenEmpty(
  url: string,
  options: { embedded: boolean; now: Date; secret: string; say?: (text: string) => void },
): Promise<Filled> {
  const db = createDb(createPool(url, { max: 1 }))
  try {
    if (!(await isEmpty(db))) return 'nothing'
    if (options.embedded) {
      options.say?.('Mengisi festival contoh / Filling in the demonstration festival …')
      await fillDemonstration(db, { ...options, accounts: true })
      return 'demonstration'
    }
    await loadReference(db)
    return 'reference'
  } finally {
    await db.destroy()
  }
}
