import type { TillShift, TillState } from '#app/features/phone/contract/till.ts'
import type { PaymentKind } from '#app/features/phone/contract/till-uploads.ts'
import type { Pairing } from '#app/features/phone/pairing.ts'
import { type Cart, cartTotal, lineAmount } from './cart.ts'
import type { TillReceipt } from './till-receipt.ts'

export type Payment = {
  kind: PaymentKind
  tenderedIdr: number | null
  reference: string | null
}

type Sale = { id: string; cart: Cart; payment: Payment; soldAt: string }

/** What the buyer gets, as the till knows names and prices now. Its number is given when it is stored. */
export function receiptOf(
  { id, cart, payment, soldAt }: Sale,
  pairing: Pairing,
  state: TillState & { shift: TillShift },
): TillReceipt {
  const listings = new Map(state.listings.map((listing) => [listing.id, listing]))
  return {
    id,
    deviceId: pairing.deviceId,
    boothCode: pairing.place.name,
    eventName: state.event.name,
    timeZone: state.event.timeZone,
    clientSeq: 0,
    cashier: state.shift.cashier,
    soldAt,
    payment: payment.kind,
    paymentReference: payment.reference,
    totalIdr: cartTotal(cart),
    tenderedIdr: payment.tenderedIdr,
    lines: cart.map((line) => ({
      productName: listings.get(line.listingId)?.productName ?? '',
      exhibitorName: listings.get(line.listingId)?.exhibitorName ?? '',
      quantity: line.quantity,
      unitPriceIdr: line.unitPriceIdr,
      amountIdr: lineAmount(line),
    })),
  }
}

/** The same sale as the server takes it. */
export function saleUploadOf(
  { id, cart, payment, soldAt }: Sale,
  shift: { id: string },
  offline: boolean,
) {
  return {
    id,
    shiftId: shift.id,
    soldAt,
    offline,
    payment: payment.kind,
    paymentReference: payment.reference,
    tenderedIdr: payment.tenderedIdr,
    lines: cart.map(({ listingId, quantity, unitPriceIdr }) => ({
      listingId,
      quantity,
      unitPriceIdr,
    })),
  }
}
