import { type DBSchema, type IDBPDatabase, openDB } from 'idb'

/** A report that has not reached the server yet, as its form was filled in. */
export type WaitingReport = {
  id: string
  /** Where it is sent. */
  action: string
  fields: Array<[string, string | File]>
}

interface ReportSchema extends DBSchema {
  report: { key: string; value: WaitingReport }
}

let opened: Promise<IDBPDatabase<ReportSchema>> | undefined

function open(): Promise<IDBPDatabase<ReportSchema>> {
  opened ??= openDB<ReportSchema>('gelar-reports', 1, {
    upgrade(made) {
      made.createObjectStore('report', { keyPath: 'id' })
    },
  })
  return opened
}

/** Where a browser keeps nothing (private windows), reports wait in the page itself. */
const inPage = new Map<string, WaitingReport>()

async function kept<Value>(work: (idb: IDBPDatabase<ReportSchema>) => Promise<Value>) {
  try {
    return await work(await open())
  } catch {
    return undefined
  }
}

/** What waits on this phone for a signal, pictures included; kept over reloads. */
export const reportStore = {
  async list(): Promise<WaitingReport[]> {
    return [...((await kept((idb) => idb.getAll('report'))) ?? []), ...inPage.values()]
  },
  async put(report: WaitingReport): Promise<void> {
    const key = await kept((idb) => idb.put('report', report))
    if (key === undefined) inPage.set(report.id, report)
  },
  async remove(id: string): Promise<void> {
    inPage.delete(id)
    await kept((idb) => idb.delete('report', id))
  },
}
