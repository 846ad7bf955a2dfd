import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** What each layer may import from; the arrows of docs/architecture.md. */
const allowed: Record<string, RegExp> = {
  'app/lib': /^#app\/(lib|env\.server|db\.server|i18n)|^#db\//,
  'app/components': /^#app\/(components|lib|i18n)/,
  'app/features': /^#app\/(features|lib|components|i18n|db\.server|env\.server)|^#(db|emails)\//,
  emails: /^#app\/(lib|i18n|features\/mail\/mail-templates)|^#emails\//,
  db: /^#db\/|^#app\/(lib|env\.server|features)/,
}

async function sourcesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\./.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
}

async function importsOf(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8')
  return [...text.matchAll(/(?:from|import)\s*\(?\s*['"](#[^'"]+)['"]/g)].map(
    (match) => match[1] ?? '',
  )
}

for (const [layer, targets] of Object.entries(allowed)) {
  test(`${layer} imports only from the layers below it`, async () => {
    const strays: string[] = []
    for (const file of await sourcesUnder(layer)) {
      for (const target of await importsOf(file)) {
        if (!targets.test(target)) strays.push(`${file} -> ${target}`)
      }
    }
    expect(strays).toEqual([])
  })
}

test('a rule that phones run too imports nothing of the server', async () => {
  const strays: string[] = []
  for (const file of await sourcesUnder('app')) {
    if (
      /\.server\.tsx?$|app\/(routes|api|http)\/|entry\.server|app\/root\.tsx|routes\.ts$/.test(file)
    )
      continue
    const text = await readFile(file, 'utf8')
    for (const match of text.matchAll(
      /^import (?!type\b)(?:(?!^import )[\s\S])*?from '([^']+\.server(?:\.tsx?)?)'/gm,
    )) {
      strays.push(`${file} -> ${match[1]}`)
    }
  }
  expect(strays).toEqual([])
})
