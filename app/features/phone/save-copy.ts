import { writeCopy } from './phone-copy.ts'
import type { QueueItem } from './queue.ts'

/** Saves what the server has not taken as a file on the phone, for an organizer to read in. */
export function saveCopy(name: string, queue: ReadonlyArray<QueueItem<unknown>>): void {
  const link = document.createElement('a')
  const text = writeCopy(queue, new Date())
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  link.download = `${name}.json`
  link.click()
  URL.revokeObjectURL(link.href)
}
