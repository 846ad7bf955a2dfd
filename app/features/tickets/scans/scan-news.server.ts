import { notifyLive } from '#app/lib/live.server.ts'
import { log } from '#app/lib/log.server.ts'
import type { Db } from '#db/connect.server.ts'

const PAUSE_MS = 400
const waiting = new Set<string>()

/**
 * Tells pages that scans have changed, at most a few times a second for each festival: a telling in every
 * scan's own transaction would make all gates queue for one lock.
 */
export function tellScansSoon(db: Db, eventId: string): void {
  if (waiting.has(eventId)) return
  waiting.add(eventId)
  setTimeout(() => {
    waiting.delete(eventId)
    notifyLive(db, eventId, 'scans').catch((error: unknown) => {
      log.warn({ err: error }, 'scans could not be told to live pages')
    })
  }, PAUSE_MS).unref()
}
