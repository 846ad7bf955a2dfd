import type { Db } from '#db/connect.server.ts'
import { readStatus, type Status } from './read-status.server.ts'

type Reading = { status: Promise<Status>; readAt: number | undefined }

const readings = new WeakMap<Db, Reading>()

/**
 * The state of the installation, at most `oldMs` old. Whoever asks while it is being read waits for the same reading: the
 * frame around a page and the page itself, and all administrators together, cost one.
 */
export function recentStatus(db: Db, build: string, oldMs: number): Promise<Status> {
  const known = readings.get(db)
  if (known && (known.readAt === undefined || performance.now() - known.readAt < oldMs)) {
    return known.status
  }
  const reading: Reading = { status: readStatus(db, build), readAt: undefined }
  readings.set(db, reading)
  reading.status.then(
    () => {
      reading.readAt = performance.now()
    },
    () => readings.delete(db),
  )
  return reading.status
}
