import type { ProductCategory } from '#db/types.ts'

/** Kinds of goods, in the order in which they are offered. */
export const productCategories = [
  'kerajinan',
  'tekstil',
  'fesyen',
  'mebel',
  'kuliner',
  'pertanian',
  'seni',
  'jasa',
  'lainnya',
] as const satisfies ReadonlyArray<ProductCategory>

/** Picks the known kinds out of what the database keeps as text. */
export function knownCategories(values: ReadonlyArray<string>): ProductCategory[] {
  return productCategories.filter((category) => values.includes(category))
}
