import { useMemo, useRef } from 'react'
import type { Booth, GroundDoc } from '../ground/doc.ts'
import type { RefusedFields } from './booth-table-row.tsx'
import type { GroundRefusal } from './ground-store.ts'
import { listed } from './object-names.ts'

/** The booths in the order in which they stood when the table was opened; new ones follow. */
export function useSteadyOrder(doc: GroundDoc): Booth[] {
  const places = useRef<Map<string, number>>()
  return useMemo(() => {
    const booths = listed(doc, 'booth').flatMap((object) =>
      object.kind === 'booth' ? object.row : [],
    )
    const known = places.current ?? new Map<string, number>()
    places.current = known
    for (const { id } of booths) if (!known.has(id)) known.set(id, known.size)
    return booths.sort((a, b) => (known.get(a.id) ?? 0) - (known.get(b.id) ?? 0))
  }, [doc])
}

/** What was refused of a booth, last first. */
export function refusedOf(refusals: ReadonlyArray<GroundRefusal>): Map<string, RefusedFields> {
  const found = new Map<string, RefusedFields>()
  for (const { step, message } of refusals) {
    for (const change of step) {
      if (change.kind !== 'booth' || change.op !== 'patch') continue
      found.set(change.id, { fields: new Set(Object.keys(change.fields)), message })
    }
  }
  return found
}
