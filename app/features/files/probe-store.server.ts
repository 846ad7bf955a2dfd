import { newId } from '#app/lib/ids.ts'
import { withinPatience } from '#db/patience.ts'
import { type FileStore, unfinished } from './disk-store.server.ts'
import { fileStore } from './file-store.server.ts'
import { FileTrouble, fileTroubleOf } from './file-trouble.ts'

const PATIENCE_MS = 3000
/** How long an answer is good for: every page of an administrator asks. */
const KEPT_MS = 15_000

/** What keeps files from being kept now, found out by keeping one; null when nothing does. */
export async function probeStore(store: FileStore = fileStore): Promise<FileTrouble | null> {
  try {
    return await withinPatience(tryOut(store), PATIENCE_MS)
  } catch {
    return new FileTrouble('away', `no answer within ${PATIENCE_MS} ms`)
  }
}

async function tryOut(store: FileStore): Promise<FileTrouble | null> {
  const probe = `${unfinished}/${newId()}`
  const content = new TextEncoder().encode('probe')
  try {
    await store.put(probe, content)
    const found = await store.get(probe)
    await store.delete(probe)
    const same = Buffer.compare(found, content) === 0
    return same ? null : new FileTrouble('away', 'it gives back something else than it was given')
  } catch (error) {
    const trouble = fileTroubleOf(error)
    // What has just been written and is not there is no missing file, but a store that forgets.
    return trouble.kind === 'missing' ? new FileTrouble('away', trouble.said) : trouble
  }
}

let last: { at: number; answer: Promise<FileTrouble | null> } | undefined

/** As `probeStore` of this installation, asked at most every quarter of a minute. */
export function lastProbe(): Promise<FileTrouble | null> {
  if (!last || performance.now() - last.at > KEPT_MS) {
    last = { at: performance.now(), answer: probeStore() }
  }
  return last.answer
}
