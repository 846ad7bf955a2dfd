import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import type { FileStore } from '#app/features/files/disk-store.server.ts'

/** The files of a restore, which stay or go with its rows. */
export class IncomingFiles {
  readonly #store: FileStore
  readonly #dataDir: string
  /** Keys that the store did not have before. */
  readonly #added: string[] = []
  readonly #waiting: Array<{ half: string; path: string }> = []

  constructor(store: FileStore, dataDir: string) {
    this.#store = store
    this.#dataDir = dataDir
  }

  /** An uploaded file. No row of before names it with another content, so it may lie there at once. */
  async put(key: string, bytes: Uint8Array): Promise<void> {
    if ((await this.#store.findSize(key)) === undefined) this.#added.push(key)
    await this.#store.put(key, bytes)
  }

  /** A file of the data folder, which takes its place with `settle`: the secret of before opens the rows of before. */
  async hold(name: string, content: Readable): Promise<void> {
    const path = join(this.#dataDir, name)
    const half = `${path}.restoring`
    this.#waiting.push({ half, path })
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await writeFile(half, content, { mode: 0o600, flush: true })
  }

  /** After the rows are in. */
  async settle(): Promise<void> {
    for (const { half, path } of this.#waiting) await rename(half, path)
  }

  /** After the rows did not come in. What cannot be removed is in nobody's way. */
  async undo(): Promise<void> {
    for (const { half } of this.#waiting) await rm(half, { force: true })
    await Promise.allSettled(this.#added.map((key) => this.#store.delete(key)))
  }
}
