import { LINES_MAX, QUANTITY_MAX, TOTAL_MAX_IDR } from '#app/features/phone/contract/limits.ts'

/** Pieces of one listing at the price that the till showed when the first was taken. */
type CartLine = { listingId: string; quantity: number; unitPriceIdr: number }
export type Cart = ReadonlyArray<CartLine>

/** What one line costs. */
export function lineAmount(line: { quantity: number; unitPriceIdr: number }): number {
  return line.quantity * line.unitPriceIdr
}

/** The sum of the lines, in whole rupiah. */
export function cartTotal(cart: Cart): number {
  return cart.reduce((sum, line) => sum + lineAmount(line), 0)
}

/** Pieces in the cart, of all products. */
export function cartPieces(cart: Cart): number {
  return cart.reduce((sum, line) => sum + line.quantity, 0)
}

/** How many of a listing the cart holds. */
export function quantityOf(cart: Cart, listingId: string): number {
  return cart.find((line) => line.listingId === listingId)?.quantity ?? 0
}

function fits(cart: Cart): boolean {
  return cart.length <= LINES_MAX && cartTotal(cart) <= TOTAL_MAX_IDR
}

/**
 * The cart with so many pieces of a listing; none takes its line out. What is not a whole number, or more
 * than a sale can hold, leaves the cart as it is.
 */
export function setQuantity(
  cart: Cart,
  listing: { id: string; priceIdr: number },
  quantity: number,
): Cart {
  if (!Number.isInteger(quantity) || quantity > QUANTITY_MAX) return cart
  if (quantity <= 0) return cart.filter((line) => line.listingId !== listing.id)
  const present = cart.some((line) => line.listingId === listing.id)
  const next = present
    ? cart.map((line) => (line.listingId === listing.id ? { ...line, quantity } : line))
    : [...cart, { listingId: listing.id, quantity, unitPriceIdr: listing.priceIdr }]
  return fits(next) ? next : cart
}

/** One piece more. */
export function addOne(cart: Cart, listing: { id: string; priceIdr: number }): Cart {
  return setQuantity(cart, listing, quantityOf(cart, listing.id) + 1)
}

/** One piece less. */
export function takeOne(cart: Cart, listing: { id: string; priceIdr: number }): Cart {
  return setQuantity(cart, listing, quantityOf(cart, listing.id) - 1)
}
