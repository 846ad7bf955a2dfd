import { useEffect, useState, useSyncExternalStore } from 'react'
import { TillClient } from '#app/features/sales/till-client.ts'
import type { TillSnapshot } from '#app/features/sales/till-snapshot.ts'

const nothing = () => () => {}
const none = () => undefined

/** The till of this phone; undefined until the page runs in a browser and its storage has been read. */
export function useTill(): { client: TillClient; till: TillSnapshot } | undefined {
  const [client, setClient] = useState<TillClient>()
  useEffect(() => {
    const made = new TillClient()
    setClient(made)
    return made.start()
  }, [])
  const till = useSyncExternalStore<TillSnapshot | undefined>(
    client?.subscribe ?? nothing,
    client?.getSnapshot ?? none,
    none,
  )
  return client && till?.ready ? { client, till } : undefined
}
