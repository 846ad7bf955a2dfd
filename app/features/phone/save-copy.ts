import type { QueueItem } from './queue.ts'

/** Saves what the server has not taken as a file on the phone, with everything that it would be sent. */
export function saveCopy(name: string, queue: ReadonlyArray<QueueItem<unknown>>): void {
  const link = document.createElement('a')
  const text = JSON.stringify(queue, null, 2)
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  link.download = `${name}.json`
  link.click()
  URL.revokeObjectURL(link.href)
}
