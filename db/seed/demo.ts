import type { Db } from '../connect.server.ts'
import { fillAccounts } from './accounts.ts'
import { listOffices } from './demo/catalogue.ts'
import { addContacts } from './demo/contacts.ts'
import { commonGoods } from './demo/goods.ts'
import { fillIppaFest } from './demo/ippa-fest.ts'
import { fillKampungPas } from './demo/kampung-pas.ts'
import { fillKupang } from './demo/kupang.ts'
import { storeMarks } from './demo/marks.ts'
import { loadReference } from './reference.ts'

export type DemonstrationOptions = {
  /** The moment around which the festivals lie: the first of them is in its second day. */
  now: Date
  /** The installation's secret: links and codes of the made-up visitors follow from it. */
  secret: string
  /** Also make the demonstration accounts, whose password everybody knows. */
  accounts: boolean
}

/** Slugs of the demonstration festivals. A year or a number is added to those that come again. */
export type DemonstrationSlugs = { ippaFest: string; kupang: string; kampungPas: string }

/**
 * Loads the reference data and three festivals around `now`: one that is running, one whose call is open,
 * and a permanent gallery. Equal options give equal rows on equal databases.
 */
export async function fillDemonstration(
  db: Db,
  { now, secret, accounts }: DemonstrationOptions,
): Promise<DemonstrationSlugs> {
  await loadReference(db)
  return db.transaction().execute(async (trx) => {
    const taken = await trx.selectFrom('event').select('slug').execute()
    const free = (slug: string) =>
      freeSlug(
        slug,
        taken.map((event) => event.slug),
      )
    const slugs = {
      ippaFest: free(`ippa-fest-${now.getUTCFullYear()}`),
      kupang: free('festival-kupang'),
      kampungPas: free('kampung-pas'),
    }
    const offices = await listOffices(trx, commonGoods)
    await addContacts(trx)
    const ippaFest = await fillIppaFest(trx, { now, secret, offices, slug: slugs.ippaFest })
    if (accounts) await fillAccounts(trx, { slug: slugs.ippaFest })
    const kupang = await fillKupang(trx, { now, offices, slug: slugs.kupang })
    if (accounts)
      await storeMarks(trx, [
        // What came last at the running festival has been read once so far, or not yet.
        { ...ippaFest, hasRead: ({ status }, index) => [status !== 'submitted', index % 7 !== 3] },
        // The call of the other is open: the first dozen has been read, half of it by both.
        { ...kupang, hasRead: (_, index) => [index < 12, index < 6] },
      ])
    await fillKampungPas(trx, { now, offices, slug: slugs.kampungPas })
    return slugs
  })
}

function freeSlug(wanted: string, taken: ReadonlyArray<string>): string {
  let slug = wanted
  for (let number = 2; taken.includes(slug); number += 1) slug = `${wanted}-${number}`
  return slug
}
