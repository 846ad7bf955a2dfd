import { z } from '@hono/zod-openapi'
import {
  CloseShift as CloseShiftForm,
  OpenShift as OpenShiftForm,
  ReversalUpload,
  SaleUpload,
} from '#app/features/sales/record/sale-forms.ts'
import { paymentKinds, refusals } from '#app/features/sales/record/sale-kinds.ts'
import { BATCH_MAX } from '#app/features/sales/record/sale-limits.ts'

const instant = z.iso.datetime({ offset: true })
const money = z.number().int().openapi({ description: 'Whole rupiah' })

// Made anew from the shapes, so that they can be described wherever the forms were loaded first.
export const OpenShift = z.object(OpenShiftForm.shape).openapi('OpenShift')
export const CloseShift = z.object(CloseShiftForm.shape).openapi('CloseShift')
const handIn = z.boolean().optional().openapi({
  description: 'Given up by the phone: what cannot be stored is kept for an organizer to settle',
})
export const Sale = z.object({ ...SaleUpload.shape, handIn }).openapi('Sale')
export const Reversal = z.object({ ...ReversalUpload.shape, handIn }).openapi('Reversal')

const deviceAt = instant.openapi({
  description:
    "The phone's clock when it sends. A clock that is wrong by more than two minutes is corrected by the difference.",
})
const clientSeq = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
// Read one by one by the use case, so that a bad item is answered for itself; described as what it should be.
const loose = z.looseObject({ clientSeq })
const items = (name: 'Sale' | 'Reversal') =>
  z
    .array(loose)
    .max(BATCH_MAX)
    .openapi({ type: 'array', items: { $ref: `#/components/schemas/${name}` } })

export const SaleBatch = z.object({ deviceAt, items: items('Sale') }).openapi('SaleBatch')
export const ReversalBatch = z
  .object({ deviceAt, items: items('Reversal') })
  .openapi('ReversalBatch')

const Answer = z
  .object({
    clientSeq,
    outcome: z.enum(['stored', 'unsettled', 'refused']).openapi({
      description:
        'Forget what is `stored`, or `unsettled`: kept by the server for an organizer to settle',
    }),
    id: z.uuid().optional().openapi({ description: 'When stored: the sale or reversal' }),
    reason: z.enum(refusals).optional().openapi({ description: 'When refused: keep it and ask' }),
  })
  .openapi('ItemAnswer')
export const Answers = z.object({ answers: z.array(Answer) }).openapi('ItemAnswers')

export const Shift = z
  .object({
    id: z.uuid(),
    cashier: z.string(),
    openedAt: instant,
    closedAt: instant.nullable(),
    floatIdr: money,
    cashSalesIdr: money,
    cashReversedIdr: money,
    expectedIdr: money.openapi({ description: 'Float and cash sales, less cash given back' }),
    countedIdr: money.nullable(),
    countedWith: z.string().nullable(),
  })
  .openapi('Shift')

const Payment = z.object({
  payment: z.enum(paymentKinds),
  sales: z.number().int(),
  amountIdr: money,
})

export const TillState = z
  .object({
    booth: z.object({ id: z.uuid(), code: z.string(), zoneName: z.string() }),
    event: z.object({ name: z.string(), slug: z.string(), timeZone: z.string() }),
    qrisPayload: z.string().nullable().openapi({ description: "The booth's static QRIS code" }),
    listings: z.array(
      z.object({
        id: z.uuid(),
        productName: z.string(),
        unit: z.string(),
        exhibitorId: z.uuid(),
        exhibitorName: z.string(),
        kanwilName: z.string().nullable(),
        priceIdr: money,
        stockLeft: z.number().int().nullable().openapi({ description: 'null: not counted' }),
      }),
    ),
    shift: Shift.nullable(),
    today: z.object({
      day: z.iso.date(),
      sales: z.number().int(),
      quantity: z.number().int(),
      amountIdr: money,
      payments: z.array(Payment),
    }),
  })
  .openapi('TillState')

export const RecentSales = z
  .object({
    sales: z.array(
      z.object({
        id: z.uuid(),
        number: z.string(),
        boothId: z.uuid(),
        boothCode: z.string(),
        cashier: z.string(),
        payment: z.enum(paymentKinds),
        paymentReference: z.string().nullable(),
        totalIdr: money,
        soldAt: instant,
        offline: z.boolean(),
        reversal: z.object({ reason: z.string(), reversedAt: instant }).nullable(),
        lines: z.array(
          z.object({
            productName: z.string(),
            exhibitorName: z.string(),
            quantity: z.number().int(),
            unitPriceIdr: money,
            listedPriceIdr: money.nullable(),
            amountIdr: money,
          }),
        ),
      }),
    ),
  })
  .openapi('RecentSales')
