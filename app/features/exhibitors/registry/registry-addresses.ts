import { type RegistryKind, registryKinds } from './registry-kinds.ts'

/** How a kind is called in addresses. */
const slugs: Record<RegistryKind, string> = { upt: 'upt', kanwil: 'kanwil', business: 'usaha' }

export const kindSlug = (kind: RegistryKind): string => slugs[kind]

/** The kind that an address names; undefined for any other word. */
export function kindOfSlug(slug: string | null | undefined): RegistryKind | undefined {
  return registryKinds.find((kind) => slugs[kind] === slug)
}

/** In place of a key: the form for a new entry. */
export const NEW_KEY = 'baru'
