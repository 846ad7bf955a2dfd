import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

/** Pages that are open ask for parts of the version before, and of the one before that. */
const KEPT = 3
/** A server that is at work says so every ten minutes; one that has been silent for three times as long is gone. */
const SIGN_OF_LIFE_MS = 10 * 60_000

/** A build by its name, which follows from the sources, and the folder that it lies in. */
export type Build = { name: string; dir: string }

/**
 * The builds of one checkout: each lies in a folder named after its sources and is not changed once it is whole. A
 * running server goes on with its own while the next one is made, and serves what pages of the others still ask for.
 */
export class Builds {
  private readonly folder: string

  constructor(root: string) {
    this.folder = join(root, 'build')
  }

  dirOf(name: string): string {
    return join(this.folder, name)
  }

  async isWhole(name: string): Promise<boolean> {
    return stat(this.markOf(name)).then(
      () => true,
      () => false,
    )
  }

  /** Names of the whole builds, the one chosen last first. */
  async list(): Promise<string[]> {
    const text = await readFile(this.listFile, 'utf8').catch(() => '[]')
    return z.array(z.string()).parse(JSON.parse(text))
  }

  /** An empty folder for a build; what a build that was cut off has left there is removed. */
  async begin(name: string): Promise<string> {
    await rm(this.dirOf(name), { recursive: true, force: true })
    await mkdir(this.dirOf(name), { recursive: true })
    return this.dirOf(name)
  }

  /** Says that the build is whole. */
  async finish(name: string): Promise<void> {
    await writeFile(this.markOf(name), '')
  }

  /** Puts the build first, at once for whoever reads, and removes those that nobody asks for any more. */
  async choose(name: string): Promise<void> {
    const former = await this.list()
    if (former[0] === name) return
    const builds = [name, ...former.filter((other) => other !== name)]
    const kept = []
    for (const [place, build] of builds.entries()) {
      if (place < KEPT || (await this.isInUse(build))) kept.push(build)
    }
    await writeFile(`${this.listFile}.new`, JSON.stringify(kept))
    await rename(`${this.listFile}.new`, this.listFile)
    const entries = await readdir(this.folder, { withFileTypes: true })
    for (const entry of entries) {
      if (entry.isDirectory() && !kept.includes(entry.name)) {
        await rm(this.dirOf(entry.name), { recursive: true, force: true })
      }
    }
  }

  /** Says, now and again and again, that a server runs on this build. Answers how to end that. */
  keepInUse(name: string): () => Promise<void> {
    const say = () => {
      const now = new Date()
      utimes(this.markOf(name), now, now).catch(() => {})
    }
    say()
    const timer = setInterval(say, SIGN_OF_LIFE_MS)
    timer.unref()
    return async () => clearInterval(timer)
  }

  /** Where a file of `assets/` lies, in whichever build has it. */
  async findAsset(file: string): Promise<string | undefined> {
    if (!/^[\w.-]+$/.test(file)) return undefined
    for (const name of await this.list()) {
      const path = join(this.dirOf(name), 'client', 'assets', file)
      const found = await stat(path).catch(() => undefined)
      if (found?.isFile()) return path
    }
    return undefined
  }

  private async isInUse(name: string): Promise<boolean> {
    const mark = await stat(this.markOf(name)).catch(() => undefined)
    return mark !== undefined && Date.now() - mark.mtimeMs < 3 * SIGN_OF_LIFE_MS
  }

  private get listFile(): string {
    return join(this.folder, 'builds.json')
  }

  private markOf(name: string): string {
    return join(this.dirOf(name), '.whole')
  }
}
