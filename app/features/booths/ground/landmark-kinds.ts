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
