/** What the registry lists apart: offices, units, and everybody else who exhibits. */
export const registryKinds = ['upt', 'kanwil', 'business'] as const
export type RegistryKind = (typeof registryKinds)[number]

/** What one entry is. */
const entryKinds = ['upt', 'kanwil', 'umkm', 'partner'] as const
export type EntryKind = (typeof entryKinds)[number]

export const businessKinds = ['umkm', 'partner'] as const satisfies ReadonlyArray<EntryKind>

export function registryKindOf(kind: EntryKind): RegistryKind {
  return kind === 'upt' || kind === 'kanwil' ? kind : 'business'
}

/** The kinds of entries that a list holds. */
export function entryKindsOf(kind: RegistryKind | undefined): ReadonlyArray<EntryKind> {
  if (kind === undefined) return entryKinds
  return kind === 'business' ? businessKinds : [kind]
}

/** What a unit can be, the commonest first. */
export const uptKinds = [
  'lapas',
  'lapas_perempuan',
  'lapas_narkotika',
  'lapas_khusus',
  'lapas_terbuka',
  'lpka',
  'rutan',
  'bapas',
  'rupbasan',
] as const

export const uptClasses = ['I', 'IIA', 'IIB', 'II', 'III'] as const
export const timeZones = [
  'Asia/Jakarta',
  'Asia/Pontianak',
  'Asia/Makassar',
  'Asia/Jayapura',
] as const
