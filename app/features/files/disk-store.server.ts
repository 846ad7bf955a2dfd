import type { Disk } from 'flydrive'
import { newId } from '#app/lib/ids.ts'
import { FileTrouble, fileTroubleOf } from './file-trouble.ts'
import { StorePatience } from './store-patience.server.ts'

/** Where files are half for a moment; what a crash leaves here is swept away. */
export const unfinished = 'unfinished'

type StoreOptions = {
  kind: 'folder' | 'bucket'
  /** Opens it when it is first used. */
  open: () => Promise<Disk>
  /** How long one call may take. */
  patienceMs: number
  /** Gives a file its name in one step; a bucket needs none, since it shows an object when it is whole. */
  rename?: (half: string, key: string) => Promise<void>
}

/** A folder opens a file in one of four threads of the process, which others need as well. */
const mostAtOnce = { folder: 2, bucket: 50 }

/** Files by their names, in a folder or in a bucket. Whatever goes wrong is a `FileTrouble`, and nothing waits for ever. */
export class FileStore {
  readonly kind: StoreOptions['kind']
  readonly #open: StoreOptions['open']
  readonly #rename: StoreOptions['rename']
  readonly #patience: StorePatience
  #disk: Promise<Disk> | undefined

  constructor({ kind, open, patienceMs, rename }: StoreOptions) {
    this.kind = kind
    this.#open = open
    this.#rename = rename
    this.#patience = new StorePatience({ patienceMs, mostAtOnce: mostAtOnce[kind] })
  }

  /** Writes bytes under a name in one go: who reads meanwhile finds all of them or none. */
  async put(key: string, bytes: Uint8Array): Promise<void> {
    const rename = this.#rename
    if (!rename) return this.#ask((disk) => disk.put(key, bytes))
    const half = `${unfinished}/${newId()}`
    try {
      await this.#ask(async (disk) => {
        await disk.put(half, bytes)
        await rename(half, key)
      })
    } catch (error) {
      await this.delete(half).catch(() => {})
      throw error
    }
  }

  get(key: string): Promise<Uint8Array> {
    return this.#ask((disk) => disk.getBytes(key))
  }

  /** The bytes of a file; undefined when there is none of that name. */
  find(key: string): Promise<Uint8Array | undefined> {
    return this.get(key).catch(orNone)
  }

  /** How many bytes a file has; undefined when there is none of that name. */
  findSize(key: string): Promise<number | undefined> {
    return this.#ask(async (disk) => (await disk.getMetaData(key)).contentLength).catch(orNone)
  }

  delete(key: string): Promise<void> {
    return this.#ask((disk) => disk.delete(key))
  }

  /** Removes a folder that has no folders in it. */
  async deleteFolder(path: string): Promise<void> {
    if (this.kind === 'folder') return this.#ask((disk) => disk.deleteAll(path))
    // One by one: not every store takes several names at once.
    for (const name of await this.listFiles(path)) await this.delete(`${path}/${name}`)
  }

  /** Names of the folders in a folder. */
  listFolders(path: string): Promise<string[]> {
    return this.#list(path, 'isDirectory')
  }

  /** Names of the files in a folder. */
  listFiles(path: string): Promise<string[]> {
    return this.#list(path, 'isFile')
  }

  async #list(path: string, wanted: 'isDirectory' | 'isFile'): Promise<string[]> {
    const names: string[] = []
    let page: string | undefined
    do {
      const from = page
      const { objects, paginationToken } = await this.#ask((disk) =>
        disk.listAll(path, from === undefined ? {} : { paginationToken: from }),
      )
      for (const each of objects) if (each[wanted]) names.push(each.name)
      page = paginationToken
    } while (page)
    return names
  }

  async #ask<Result>(call: (disk: Disk) => Promise<Result>): Promise<Result> {
    try {
      return await this.#patience.within(async () => {
        this.#disk ??= this.#open()
        return call(await this.#disk)
      })
    } catch (error) {
      throw fileTroubleOf(error)
    }
  }
}

function orNone(error: unknown): undefined {
  if (error instanceof FileTrouble && error.kind === 'missing') return undefined
  throw error
}
