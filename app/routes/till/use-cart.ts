import { useEffect, useState } from 'react'
import * as z from 'zod/mini'
import type { Cart } from '#app/features/sales/cart.ts'

const KEY = 'gelar-till-cart'
const Kept = z.array(z.object({ listingId: z.string(), quantity: z.int(), unitPriceIdr: z.int() }))

function readCart(): Cart {
  try {
    const kept = Kept.safeParse(JSON.parse(sessionStorage.getItem(KEY) ?? '[]'))
    return kept.success ? kept.data : []
  } catch {
    return []
  }
}

/** The cart of this tab; it outlives a reload of the page. */
export function useCart() {
  const [cart, setCart] = useState<Cart>(readCart)
  useEffect(() => {
    try {
      sessionStorage.setItem(KEY, JSON.stringify(cart))
    } catch {
      // A full or closed storage costs the cart of a reload, nothing else.
    }
  }, [cart])
  return [cart, setCart] as const
}
