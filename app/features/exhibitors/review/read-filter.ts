import type { ExhibitorKind } from '#db/types.ts'
import { applicationStatuses } from '../applications/application-steps.ts'
import { productCategories } from '../catalogue/categories.ts'

export const exhibitorKinds = [
  'upt',
  'kanwil',
  'umkm',
  'partner',
] as const satisfies ReadonlyArray<ExhibitorKind>
export const scoredFilters = ['nobody', 'not-me'] as const
export const invitedFilters = ['yes', 'no'] as const

/** The filter of the list of applications, from its address; what is unknown filters nothing. */
export function readFilter(query: URLSearchParams) {
  const oneOf = <const Value extends string>(values: ReadonlyArray<Value>, name: string) =>
    values.find((value) => value === query.get(name))
  return {
    search: query.get('q')?.slice(0, 200) || undefined,
    status: oneOf(applicationStatuses, 'status'),
    kanwilCode: query.get('kanwil')?.slice(0, 10) || undefined,
    kind: oneOf(exhibitorKinds, 'peserta'),
    category: oneOf(productCategories, 'jenis'),
    scored: oneOf(scoredFilters, 'nilai'),
    invited: oneOf(invitedFilters, 'diundang'),
  }
}
