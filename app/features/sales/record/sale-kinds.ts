export const paymentKinds = ['cash', 'qris', 'card', 'transfer'] as const
export type PaymentKind = (typeof paymentKinds)[number]

export type SaleProblem =
  | 'totalTooLarge'
  | 'tenderedMissing'
  | 'tenderedTooSmall'
  | 'tenderedNotCash'

/** Why the server does not take an item. The till keeps what it refused and shows it. */
export const refusals = [
  'invalid',
  'totalTooLarge',
  'tenderedMissing',
  'tenderedTooSmall',
  'tenderedNotCash',
  'listingUnknown',
  'shiftUnknown',
  'shiftClosed',
  'sequenceTaken',
  'saleUnknown',
  'alreadyReversed',
  'deviceRevoked',
  'serverError',
] as const
export type Refusal = (typeof refusals)[number]

export type ItemAnswer =
  | { clientSeq: number; outcome: 'stored'; id: string }
  | { clientSeq: number; outcome: 'unsettled' }
  | { clientSeq: number; outcome: 'refused'; reason: Refusal }
