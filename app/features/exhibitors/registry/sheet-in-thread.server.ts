import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import { DomainError } from '#app/lib/domain-error.ts'

const thread = join('app', 'features', 'exhibitors', 'registry', 'sheet-thread.js')
const MOST_MEMORY_MB = 1024
const MOST_MILLISECONDS = 30_000
const Rows = z.array(z.array(z.string()))

/** The thread's file: pages run from their build, threads from the sources beside it. */
function findThread(): string {
  let folder = import.meta.dirname
  while (!existsSync(join(folder, thread))) {
    const above = dirname(folder)
    if (above === folder) throw new Error('The sources of the project are not beside its build.')
    folder = above
  }
  return join(folder, thread)
}

/** The first sheet of a workbook as text. What cannot be read is broken; what takes too long or too much is too big. */
export function readSheetInThread(workbook: Buffer): Promise<string[][]> {
  const worker = new Worker(pathToFileURL(findThread()), {
    name: 'sheet',
    workerData: workbook,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
  })
  return new Promise<string[][]>((done, fail) => {
    const timer = setTimeout(() => {
      fail(new DomainError('workbookTooBig'))
      void worker.terminate()
    }, MOST_MILLISECONDS)
    worker.on('message', (rows: unknown) => done(Rows.parse(rows)))
    worker.on('error', (error) => {
      const code: unknown = Reflect.get(error, 'code')
      const tooMuch = code === 'ERR_WORKER_OUT_OF_MEMORY'
      fail(new DomainError(tooMuch ? 'workbookTooBig' : 'workbookBroken'))
    })
    worker.on('exit', () => {
      clearTimeout(timer)
      fail(new DomainError('workbookBroken'))
    })
  })
}
