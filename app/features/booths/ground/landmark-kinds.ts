/** Kinds of landmarks in the order in which they are offered. */
export const landmarkKinds = [
  'stage',
  'gate',
  'toilet',
  'musholla',
  'medical',
  'power',
  'water',
  'food_court',
  'information',
  'parking',
] as const

/** Places that people walk into or through; everything else stands in the way. */
const open: ReadonlySet<string> = new Set(['gate', 'food_court', 'parking'])

/** Whether nobody walks through a landmark of this kind. */
export function isSolidKind(kind: string): boolean {
  return !open.has(kind)
}
