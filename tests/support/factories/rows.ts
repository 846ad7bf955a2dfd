import type { Insertable, Selectable } from 'kysely'
import type { DB } from '#db/types.ts'

/** What a test says about a row; the factory fills in the rest. */
export type Overrides<Table extends keyof DB> = Partial<Insertable<DB[Table]>>
export type Row<Table extends keyof DB> = Selectable<DB[Table]>

let counter = 0
/** A number no other row of this run has, for names and codes that must differ. */
export function next(): number {
  counter += 1
  return counter
}
