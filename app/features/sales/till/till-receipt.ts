/** A receipt as the phone keeps it: what was sold, nothing about who bought it. */
export type TillReceipt = {
  id: string
  deviceId: string
  boothCode: string
  eventName: string
  timeZone: string
  clientSeq: number
  cashier: string
  soldAt: string
  payment: string
  paymentReference: string | null
  totalIdr: number
  tenderedIdr: number | null
  /** The organizers settle it: the server could not store it as it was. */
  handedOver?: boolean
  lines: {
    productName: string
    exhibitorName: string
    quantity: number
    unitPriceIdr: number
    amountIdr: number
  }[]
}
