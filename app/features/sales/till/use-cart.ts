import { useCallback, useEffect, useState } from 'react'
import { uuidv7 } from 'uuidv7'
import * as z from 'zod/mini'
import type { Cart } from './cart.ts'

const PREFIX = 'gelar-till-cart:'
const OF_THIS_TAB = 'gelar-till-cart'
/** A page that is loaded anew may still hold its own lock for a moment. */
const RELOAD_MS = 500
const Kept = z.object({
  saleId: z.string(),
  cart: z.array(z.object({ listingId: z.string(), quantity: z.int(), unitPriceIdr: z.int() })),
})

/** A cart and the id its sale will have: however often it is paid, also after a restart, it is one sale. */
export type OpenSale = { saleId: string; cart: Cart }

const newSale = (): OpenSale => ({ saleId: uuidv7(), cart: [] })

function readSale(key: string | null): OpenSale | undefined {
  if (key === null) return undefined
  try {
    const kept = Kept.safeParse(JSON.parse(localStorage.getItem(PREFIX + key) ?? 'null'))
    return kept.success && kept.data.cart.length > 0 ? kept.data : undefined
  } catch {
    return undefined
  }
}

/** Carts whose tab is closed: nobody holds their lock. */
async function listLeftBehind(): Promise<string[]> {
  const kept = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX))
  const { held = [] } = (await navigator.locks?.query()) ?? {}
  const open = new Set(held.map(({ name }) => name))
  return kept.filter((key) => !open.has(key)).map((key) => key.slice(PREFIX.length))
}

/**
 * The cart of this tab. It is kept on the phone until its receipt is written, so that a page that dies in
 * between shows it again; a new tab takes over what a closed one has left (`resumed`).
 */
export function useCart() {
  const [key, setKey] = useState(() => sessionStorage.getItem(OF_THIS_TAB) ?? uuidv7())
  const [sale, setSale] = useState<OpenSale>(() => readSale(key) ?? newSale())
  const [resumed, setResumed] = useState(false)

  useEffect(() => {
    let ended = false
    if (readSale(key)) return
    listLeftBehind()
      .then(([left]) => {
        const found = left === undefined ? undefined : readSale(left)
        if (ended || left === undefined || !found) return
        setKey(left)
        setSale((now) => (now.cart.length > 0 ? now : found))
        setResumed(true)
      })
      .catch(() => {
        // A phone that cannot say which tabs are open begins with an empty cart.
      })
    return () => {
      ended = true
    }
  }, [key])

  useEffect(() => {
    const ended = new AbortController()
    void holdCart(key, ended.signal).then((held) => {
      if (held || ended.signal.aborted) return
      // This tab is a copy of another, which has the cart: two sales must never share an id.
      setKey(uuidv7())
      setSale(newSale())
    })
    return () => ended.abort()
  }, [key])

  useEffect(() => {
    try {
      sessionStorage.setItem(OF_THIS_TAB, key)
      if (sale.cart.length > 0) localStorage.setItem(PREFIX + key, JSON.stringify(sale))
      else localStorage.removeItem(PREFIX + key)
    } catch {
      // Without storage the cart is lost when the page is reloaded; nothing else depends on it.
    }
  }, [key, sale])

  const finish = useCallback(() => {
    setResumed(false)
    setSale(newSale())
  }, [])
  return {
    sale,
    resumed: resumed && sale.cart.length > 0,
    setCart: (cart: Cart) => setSale((now) => ({ ...now, cart })),
    finish,
  }
}

/** Marks the cart as open in this tab until `signal`; answers false when another tab has it. */
async function holdCart(key: string, signal: AbortSignal): Promise<boolean> {
  if (!navigator.locks) return true
  for (const pause of [0, RELOAD_MS]) {
    await new Promise((done) => setTimeout(done, pause))
    const isHeld = await new Promise<boolean>((tell) => {
      void navigator.locks.request(PREFIX + key, { ifAvailable: true }, (lock) => {
        tell(lock !== null)
        return lock ? untilAborted(signal) : undefined
      })
    })
    if (isHeld) return true
  }
  return false
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) done()
    signal.addEventListener('abort', () => done())
  })
}
