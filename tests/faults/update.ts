import { spawn } from 'node:child_process'
import { appendFile, cp, mkdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { AppProcess, root } from './app-process.ts'
import { childrenOf } from './cluster.ts'
import { duringUploads } from './during-uploads.ts'
import { ms, type Outcome } from './outcome.ts'
import { inPlaceOf, type World } from './world.ts'

const SOURCES = ['app', 'db', 'emails', 'public', 'server', 'build']
const FILES = [
  'server.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'vite.config.ts',
  'remix.config.js',
]
const PAGES = ['/', '/kasir', '/gerbang', '/masuk']
const ROLLED_MS = 120_000

/**
 * A newer version is built beside two running processes, which SIGHUP then replaces one after the other; then all is
 * stopped, and started again. Pages of the older version find their parts throughout.
 */
export async function update(world: World): Promise<Outcome> {
  const { folder, settings, slug } = world
  const sources = join(folder, 'sources')
  await mkdir(sources)
  for (const name of [...SOURCES, ...FILES]) {
    await cp(join(root, name), join(sources, name), { recursive: true })
  }
  await symlink(join(root, 'node_modules'), join(sources, 'node_modules'))
  const app = new AppProcess({ folder, env: settings, args: ['--processes=2'], sources })
  return inPlaceOf(world, app, async () => {
    const reader = new AssetReader(() => app.origin, [...PAGES, `/f/${slug}`])
    const versions = [await versionOf(app)]
    let [builtMs, rolledMs] = [0, 0]
    const rolling = await duringUploads(
      { ...world, app },
      'a newer version is built beside two processes, and takes their place by SIGHUP',
      async () => {
        await reader.readPages()
        const reading = reader.begin()
        const since = Date.now()
        await appendFile(join(sources, 'app/entry.client.tsx'), "\nconsole.debug('newer')\n")
        await build(sources)
        builtMs = Date.now() - since
        await replaceAll(app)
        rolledMs = Date.now() - since - builtMs
        await reader.readPages()
        await reading.end()
      },
      { mayBeCut: true },
    )
    versions.push(await versionOf(app))
    await app.end('SIGTERM')
    await app.start()
    await reader.readAll()
    const unanswered = Number(rolling.figures['answers 200 / 503 / none']?.split(' / ')[2])
    return {
      ...rolling,
      figures: {
        ...rolling.figures,
        'built in': ms(builtMs),
        'replaced in': ms(rolledMs),
        'parts of pages asked for': `${reader.asked} (${reader.known.size} different)`,
        'parts not to be had': String(reader.failed.length),
      },
      holds: {
        ...rolling.holds,
        'the newer version answers': versions[0] !== versions[1],
        'nobody was left without an answer': unanswered === 0,
        'all parts of pages were to be had': reader.failed.length === 0 && reader.known.size > 0,
      },
    }
  })
}

async function replaceAll(app: AppProcess): Promise<void> {
  const former = await childrenOf(app.pid, 'server.ts')
  app.signal('SIGHUP')
  const until = Date.now() + ROLLED_MS
  while ((await childrenOf(app.pid, 'server.ts')).some((pid) => former.includes(pid))) {
    if (Date.now() > until) throw new Error('The processes were not replaced.')
    await sleep(200)
  }
}

async function versionOf(app: AppProcess): Promise<string> {
  return (await fetch(`${app.origin}/version`)).text()
}

function build(sources: string): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'server/build.ts'], {
      cwd: sources,
      stdio: 'ignore',
      env: { ...process.env, NODE_ENV: 'production' },
    })
    child.once('error', fail)
    child.once('exit', (code) =>
      code === 0 ? done() : fail(new Error(`The build ended with ${code}.`)),
    )
  })
}

/** Asks for all that pages have named so far, as those do that were opened before an update. */
class AssetReader {
  readonly known = new Set<string>()
  readonly failed: string[] = []
  asked = 0

  constructor(
    private readonly origin: () => string,
    private readonly pages: ReadonlyArray<string>,
  ) {}

  async readPages(): Promise<void> {
    for (const page of this.pages) {
      const text = await (await fetch(this.origin() + page)).text()
      for (const [path] of text.matchAll(/\/assets\/[\w.-]+/g)) this.known.add(path)
    }
    await this.readAll()
  }

  async readAll(): Promise<void> {
    for (const path of this.known) {
      this.asked += 1
      const answer = await fetch(this.origin() + path).catch(() => undefined)
      await answer?.arrayBuffer().catch(() => undefined)
      if (answer?.status !== 200) this.failed.push(`${path} ${answer?.status}`)
    }
  }

  begin() {
    let going = true
    const reading = (async () => {
      while (going) {
        await this.readAll()
        await sleep(200)
      }
    })()
    return {
      async end() {
        going = false
        await reading
      },
    }
  }
}
