import type { ProductCategory } from '#db/types.ts'

/** What a call may ask for beside tables and products, in the order of the form. */
export const callFields = [
  'power',
  'water',
  'cooking',
  'cold_storage',
  'stock',
  'photo',
  'food_papers',
  'staff',
  'zones',
  'remarks',
] as const
export type CallField = (typeof callFields)[number]

/** What a call asks and allows. */
export type CallTerms = {
  /** Kinds of goods that may apply; none named = every kind. */
  categories: ProductCategory[]
  askedFields: CallField[]
  maxTablesPerApplication: number
  /** Of one Kanwil, unless its own limits say otherwise; null = no limit. */
  maxApplicationsPerKanwil: number | null
  maxTablesPerKanwil: number | null
}

/** The terms of a festival that has set none: everything is asked, nothing is limited. */
export const openTerms: CallTerms = {
  categories: [],
  askedFields: [...callFields],
  maxTablesPerApplication: 20,
  maxApplicationsPerKanwil: null,
  maxTablesPerKanwil: null,
}

/** Whether the call asks for something. */
export function asks(terms: Pick<CallTerms, 'askedFields'>, field: CallField): boolean {
  return terms.askedFields.includes(field)
}

/** Whether goods of this kind may apply. */
export function takesCategory(
  terms: Pick<CallTerms, 'categories'>,
  category: ProductCategory,
): boolean {
  return terms.categories.length === 0 || terms.categories.includes(category)
}
