import { useEffect, useState, useSyncExternalStore } from 'react'
import { GateClient } from '#app/features/tickets/gate-client.ts'
import type { GateSnapshot } from '#app/features/tickets/gate-snapshot.ts'

const nothing = () => () => {}
const none = () => undefined

/** The gate of this phone; undefined until the page runs in a browser and its storage has been read. */
export function useGate(): { client: GateClient; gate: GateSnapshot } | undefined {
  const [client, setClient] = useState<GateClient>()
  useEffect(() => {
    const made = new GateClient()
    setClient(made)
    return made.start()
  }, [])
  const gate = useSyncExternalStore<GateSnapshot | undefined>(
    client?.subscribe ?? nothing,
    client?.getSnapshot ?? none,
    none,
  )
  return client && gate?.ready ? { client, gate } : undefined
}
