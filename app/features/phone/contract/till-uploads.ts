import * as z from 'zod/mini'
import * as answered from './answered.ts'
import * as asked from './asked.ts'
import { describe } from './describe.ts'
import { BATCH_MAX, LINES_MAX, PRICE_MAX_IDR, QUANTITY_MAX, TOTAL_MAX_IDR } from './limits.ts'

export const paymentKinds = ['cash', 'qris', 'card', 'transfer'] as const
export type PaymentKind = (typeof paymentKinds)[number]

/** Why the server does not take an item. The till keeps what it refused and shows it. */
export const itemRefusals = [
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
  'deviceEnded',
  'serverError',
] as const
export type ItemRefusal = (typeof itemRefusals)[number]

/** A sale as a till sends it. `id` is made on the phone; with (device, clientSeq) it names the sale for good. */
export const SaleUpload = describe(
  z.object({
    id: asked.uuid(),
    clientSeq: asked.whole(0),
    shiftId: asked.uuid(),
    soldAt: asked.instant(),
    offline: z._default(z.boolean(), false),
    payment: z.enum(paymentKinds),
    paymentReference: z.nullish(asked.text(1, 100)),
    tenderedIdr: z.nullish(asked.whole(0, TOTAL_MAX_IDR)),
    lines: asked.list(
      z.object({
        listingId: asked.uuid(),
        quantity: asked.whole(1, QUANTITY_MAX),
        unitPriceIdr: asked.whole(0, PRICE_MAX_IDR),
      }),
      1,
      LINES_MAX,
    ),
    handIn: z.optional(
      describe(z.boolean(), {
        description:
          'Given up by the phone: what cannot be stored is kept for an organizer to settle',
      }),
    ),
  }),
  { id: 'Sale' },
)
export type SaleUpload = z.output<typeof SaleUpload>

export const ReversalUpload = describe(
  z.object({
    id: asked.uuid(),
    clientSeq: asked.whole(0),
    saleId: asked.uuid(),
    reason: asked.text(3, 500),
    reversedAt: asked.instant(),
    handIn: z.optional(
      describe(z.boolean(), {
        description:
          'Given up by the phone: what cannot be stored is kept for an organizer to settle',
      }),
    ),
  }),
  { id: 'Reversal' },
)
export type ReversalUpload = z.output<typeof ReversalUpload>

const clock =
  "The phone's clock when it sends. A clock that is wrong by more than two minutes is corrected by the difference."

/** Items are read one by one, so that a bad one never holds back the others. */
export const SaleBatch = describe(
  z.object({
    deviceAt: asked.instant(clock),
    items: asked.list(asked.readLater('Sale', { clientSeq: asked.whole(0) }), 0, BATCH_MAX),
  }),
  { id: 'SaleBatch' },
)
export const ReversalBatch = describe(
  z.object({
    deviceAt: asked.instant(clock),
    items: asked.list(asked.readLater('Reversal', { clientSeq: asked.whole(0) }), 0, BATCH_MAX),
  }),
  { id: 'ReversalBatch' },
)
export type TillBatch = z.output<typeof SaleBatch>

export const ItemAnswer = describe(
  z.object({
    clientSeq: answered.whole({ minimum: 0 }),
    outcome: describe(answered.known(['stored', 'unsettled', 'refused']), {
      description:
        'Forget what is `stored`, or `unsettled`: kept by the server for an organizer to settle. Keep an item whose outcome is another one and send it again later',
    }),
    id: z.optional(describe(answered.uuid(), { description: 'When stored: the sale or reversal' })),
    reason: z.optional(
      describe(answered.known(itemRefusals), { description: 'When refused: keep it and ask' }),
    ),
  }),
  { id: 'ItemAnswer' },
)
export type ItemAnswer = z.output<typeof ItemAnswer>

export const ItemAnswers = describe(z.object({ answers: z.array(ItemAnswer) }), {
  id: 'ItemAnswers',
})

export const OpenShift = describe(
  z.object({
    id: asked.uuid(),
    cashier: asked.text(1, 80),
    floatIdr: asked.whole(0, TOTAL_MAX_IDR),
  }),
  { id: 'OpenShift' },
)
export type OpenShift = z.output<typeof OpenShift>

export const CloseShift = describe(
  z.object({
    shiftId: asked.uuid(),
    countedIdr: asked.whole(0, TOTAL_MAX_IDR),
    countedWith: asked.text(1, 80),
  }),
  { id: 'CloseShift' },
)
export type CloseShift = z.output<typeof CloseShift>
