import { useEffect, useState, useSyncExternalStore } from 'react'
import { registerWorker } from './register-worker.ts'

type Client<Snapshot> = {
  start(): () => void
  hasWaiting(): boolean
  subscribe(listener: () => void): () => void
  getSnapshot(): Snapshot
}

const nothing = () => () => {}
const none = () => undefined

/** The phone of this page; undefined until the page runs in a browser and the phone's storage has been read. */
export function usePhone<Snapshot extends { ready: boolean }, Made extends Client<Snapshot>>(
  make: () => Made & Client<Snapshot>,
): { client: Made; phone: Snapshot } | undefined {
  const [client, setClient] = useState<Made & Client<Snapshot>>()
  useEffect(() => {
    const made = make()
    setClient(made)
    const stop = made.start()
    const forget = registerWorker(() => made.hasWaiting())
    return () => {
      forget()
      stop()
    }
  }, [make])
  const phone = useSyncExternalStore<Snapshot | undefined>(
    client?.subscribe ?? nothing,
    client?.getSnapshot ?? none,
    none,
  )
  return client && phone?.ready ? { client, phone } : undefined
}
