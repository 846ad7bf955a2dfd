import type { Actor } from '#app/lib/actor.ts'
import { type Comparing, compareImport } from './compare-import.ts'
import { countStates } from './import-diff.ts'
import { prepareEntries } from './prepare-entries.ts'

/** All that a kept file would write, ready for the database. */
export default function prepareImport({
  comparing,
  actor,
}: {
  comparing: Comparing
  actor: Actor<null>
}) {
  const { rows, print } = compareImport(comparing)
  const entries = prepareEntries(actor, comparing.kind, rows)
  return { print, counts: countStates(rows), entries }
}
