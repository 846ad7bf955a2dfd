import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** What each layer may import from; the arrows of docs/architecture.md. */
const allowed: Record<string, RegExp> = {
  'app/lib': /^#app\/(lib|env\.server|db\.server|i18n)|^#db\//,
  'app/components': /^#app\/(components|lib|i18n)/,
  'app/features': /^#app\/(features|lib|components|i18n|db\.server|env\.server)|^#(db|emails)\//,
  'app/jobs': /^#app\/(features|lib|db\.server|env\.server)|^#db\//,
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

/** Which feature may import from which other ones: below it in this list, never back. */
const features: Record<string, ReadonlyArray<string>> = {
  files: [],
  installation: [],
  mail: [],
  phone: [],
  people: ['mail'],
  devices: ['people', 'phone'],
  events: ['people'],
  exhibitors: ['events', 'files', 'mail', 'people'],
  programme: ['people'],
  tickets: ['devices', 'mail', 'phone'],
  sales: ['devices', 'exhibitors', 'people', 'phone'],
  unsettled: ['devices', 'people', 'phone', 'sales', 'tickets'],
  booths: ['events', 'exhibitors', 'files', 'mail', 'people'],
  outbox: ['booths', 'mail', 'people'],
  overview: ['sales', 'tickets'],
  system: ['files', 'installation'],
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

test('features import from each other as the table says', async () => {
  const seen = new Map<string, Set<string>>(Object.keys(features).map((name) => [name, new Set()]))
  for (const file of await sourcesUnder('app/features')) {
    const [, , feature = ''] = file.split('/')
    for (const target of await importsOf(file)) {
      const other = /^#app\/features\/([^/]+)/.exec(target)?.[1]
      if (other && other !== feature) seen.get(feature)?.add(other)
    }
    expect(Object.keys(features), file).toContain(feature)
  }
  const table = Object.fromEntries([...seen].map(([name, others]) => [name, [...others].sort()]))
  expect(table).toEqual(features)
})

test('the table of features has no circle', () => {
  const order = Object.keys(features)
  for (const [feature, others] of Object.entries(features)) {
    for (const other of others) {
      expect(order.indexOf(other), `${feature} -> ${other}`).toBeLessThan(order.indexOf(feature))
    }
  }
})

test('a rule that phones run too imports nothing of the server', async () => {
  const strays: string[] = []
  for (const file of await sourcesUnder('app')) {
    if (
      /\.(server|heavy)\.tsx?$|app\/(routes|api|http)\/|entry\.server|app\/root\.tsx|routes\.ts$/.test(
        file,
      )
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
