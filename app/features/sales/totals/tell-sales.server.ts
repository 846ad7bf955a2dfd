import { notifyLive } from '#app/lib/live.server.ts'
import { log } from '#app/lib/log.server.ts'
import type { Db } from '#db/connect.server.ts'

const QUIET_MS = 500

type Telling = { db: Db; again: boolean }
const tellings = new Map<string, Telling>()

/**
 * Tells the pages that follow a festival that its sales have changed: at once, then at most twice a second for
 * this process, so that a rush of sales never queues behind its own news. Needs no transaction: call it after
 * the sale is stored. Losing one costs a page its next refresh, nothing else.
 */
export function tellSalesChanged(db: Db, eventId: string): void {
  const running = tellings.get(eventId)
  if (running) {
    running.again = true
    return
  }
  const telling = { db, again: false }
  tellings.set(eventId, telling)
  void tell(eventId, telling)
}

async function tell(eventId: string, telling: Telling): Promise<void> {
  telling.again = false
  await notifyLive(telling.db, eventId, 'sales').catch((error) =>
    log.warn({ err: error }, 'a change of sales could not be told'),
  )
  setTimeout(() => {
    if (telling.again) void tell(eventId, telling)
    else tellings.delete(eventId)
  }, QUIET_MS).unref()
}
