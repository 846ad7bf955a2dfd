import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { phoneNamespaces, phonePages, stageModule } from '#app/lib/phone-pages.ts'

const chunk = z.object({
  file: z.string(),
  src: z.string().optional(),
  imports: z.array(z.string()).default([]),
  dynamicImports: z.array(z.string()).default([]),
  css: z.array(z.string()).default([]),
  assets: z.array(z.string()).default([]),
})
type Chunks = Record<string, z.infer<typeof chunk>>

/** Remix asks for a route's module under this query. */
const ROUTE = '?__remix-build-client-route'
const START = [
  'app/entry.client.tsx',
  'app/root.tsx',
  ...phonePages.map(({ module }) => module),
  stageModule,
]
const MESSAGES = /^app\/i18n\/locales\/\w+\/(\w+)\.json$/

/**
 * Every file of the built client, by its path in there, that gate, till and stage may ask for: their modules with all that
 * these import at once or later, styles, fonts and the code reader. Messages are chosen by name, since the one
 * place that loads them names those of every page.
 */
export async function phoneFiles(buildDir: string): Promise<string[]> {
  const text = await readFile(join(buildDir, '.vite', 'client-manifest.json'), 'utf8')
  const chunks = z.record(z.string(), chunk).parse(JSON.parse(text))
  const files = new Set<string>()
  const seen = new Set<string>()
  const visit = (name: string) => {
    if (seen.has(name) || !isForPhones(name)) return
    seen.add(name)
    const found = chunks[name]
    if (!found) throw new Error(`The build has no chunk ${name}.`)
    for (const file of [found.file, ...found.css, ...found.assets]) files.add(file)
    for (const next of [...found.imports, ...found.dynamicImports]) visit(next)
  }
  for (const name of START) visit(entryOf(chunks, name))
  for (const sheet of [...files].filter((file) => file.endsWith('.css'))) {
    for (const file of await filesInStyles(join(buildDir, 'client', sheet))) files.add(file)
  }
  return [...files].sort()
}

function entryOf(chunks: Chunks, name: string): string {
  return `${name}${ROUTE}` in chunks ? `${name}${ROUTE}` : name
}

function isForPhones(name: string): boolean {
  const namespace = MESSAGES.exec(name)?.[1]
  return namespace === undefined || phoneNamespaces.some((wanted) => wanted === namespace)
}

/** What a style sheet names; the manifest does not connect the two. */
async function filesInStyles(path: string): Promise<string[]> {
  const text = await readFile(path, 'utf8')
  return [...text.matchAll(/url\(["']?\/(assets\/[^"')]+)["']?\)/g)].map((match) => match[1] ?? '')
}
