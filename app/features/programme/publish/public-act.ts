/** An act as far as its public name goes. */
export type NamedAct = { name: string; origin: string }

/** Whether the origin is an institution for children, whose identity the law keeps secret (UU 11/2012). */
export function isChildrenInstitution(origin: string): boolean {
  return /\blpka\b|pembinaan khusus anak/i.test(origin)
}

/**
 * What the public reads of an act: the name of the group and where it comes from, never a person. Of an
 * institution for children nothing but the institution.
 */
export function publicAct({ name, origin }: NamedAct): { title: string; origin: string | null } {
  return isChildrenInstitution(origin) ? { title: origin, origin: null } : { title: name, origin }
}
