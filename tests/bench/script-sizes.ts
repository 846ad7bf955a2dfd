import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { z } from 'zod'
import { Builds } from '../../server/builds.ts'
import type { Line } from './print.ts'
import { root } from './processes.ts'

const KILOBYTE = 1000

const Part = z.object({ module: z.string(), imports: z.array(z.string()).optional() })
const Manifest = z.object({
  entry: Part,
  routes: z.record(z.string(), Part.extend({ id: z.string(), parentId: z.string().optional() })),
})
type Manifest = z.infer<typeof Manifest>

/**
 * Script of the first load, gzipped: what a public page asks for in its HTML, and for the pages with the
 * framework's script the largest of its audience, with all that its modules import.
 */
export async function measureScripts(publicHtml: ReadonlyArray<string>): Promise<Line[]> {
  const builds = new Builds(root)
  const [newest = ''] = await builds.list()
  const client = join(builds.dirOf(newest), 'client')
  const manifest = await readManifest(client)
  const sizeOf = (paths: ReadonlyArray<string>) => sizeOfScripts(client, paths)
  const largest = (audience: RegExp) => largestOf(manifest, audience, sizeOf)
  const publicSizes = await Promise.all(publicHtml.map((html) => sizeOf(scriptsIn(html))))
  return [
    sized('public page', Math.max(0, ...publicSizes), 100),
    sized('staff page', await largest(/^routes\/organizer\//)),
    sized('gate page', await largest(/^routes\/phone\/gate$/), 200),
    sized('till page', await largest(/^routes\/phone\/till$/), 200),
  ]
}

function sized(name: string, bytes: number, limit?: number): Line {
  const kilobytes = bytes / KILOBYTE
  return {
    name: `script of the ${name}, gzipped`,
    figure: `${kilobytes.toFixed(1)} kB`,
    wanted: limit === undefined ? '' : `<= ${limit} kB`,
    reached: limit === undefined || kilobytes <= limit,
  }
}

async function readManifest(client: string): Promise<Manifest> {
  const assets = await readdir(join(client, 'assets'))
  const file = assets.find((name) => /^manifest-.*\.js$/.test(name)) ?? ''
  const text = await readFile(join(client, 'assets', file), 'utf8')
  return Manifest.parse(JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)))
}

function scriptsIn(html: string): string[] {
  return [...html.matchAll(/<(?:script|link)\b[^>]*?\b(?:src|href)="(\/[^"]+\.js)"/g)].flatMap(
    ([, path]) => path ?? [],
  )
}

async function largestOf(
  manifest: Manifest,
  audience: RegExp,
  sizeOf: (paths: ReadonlyArray<string>) => Promise<number>,
): Promise<number> {
  const sizes = Object.values(manifest.routes)
    .filter((route) => audience.test(route.id))
    .map((route) => sizeOf([...scriptsOf(manifest.entry), ...chain(manifest, route.id)]))
  // An audience without a page is a page too large.
  return sizes.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...(await Promise.all(sizes)))
}

function scriptsOf(part: z.infer<typeof Part>): string[] {
  return [part.module, ...(part.imports ?? [])]
}

/** The scripts of a route and of all routes around it. */
function chain(manifest: Manifest, id: string): string[] {
  const route = manifest.routes[id]
  if (!route) return []
  return [...scriptsOf(route), ...(route.parentId ? chain(manifest, route.parentId) : [])]
}

/** Gzipped bytes of scripts and of all that they import before they run. */
async function sizeOfScripts(client: string, paths: ReadonlyArray<string>): Promise<number> {
  const seen = new Map<string, number>()
  const waiting = [...paths]
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (seen.has(path)) continue
    const text = await readFile(join(client, path), 'utf8')
    seen.set(path, gzipSync(text, { level: 6 }).byteLength)
    for (const [, name] of text.matchAll(/(?:from|import)\s*"\.\/([\w.-]+\.js)"/g)) {
      waiting.push(`${path.slice(0, path.lastIndexOf('/'))}/${name}`)
    }
  }
  return [...seen.values()].reduce((sum, bytes) => sum + bytes, 0)
}
