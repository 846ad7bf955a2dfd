import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../../..')

async function sources(): Promise<string[]> {
  const entries = await readdir(join(root, 'app'), { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
}

const resolved = (from: string, file: string) =>
  file.startsWith('#') ? join(root, file.slice(1)) : resolve(dirname(from), file)

/** What a file loads when it is loaded, types left out. */
async function loadedBy(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8')
  return [...text.matchAll(/^(?:import|export)(?! type\b)[^'"]*?from '([#.][^']+)'/gm)].map(
    ([, name]) => resolved(file, name ?? ''),
  )
}

test('heavy work is named by the file whose types it has', async () => {
  const wrong: string[] = []
  for (const file of await sources()) {
    const text = await readFile(file, 'utf8')
    const calls = /eside<\s*typeof import\('([^']+)'\),?\s*>\(\s*'([^']+)'/g
    for (const [, type = '', name = ''] of text.matchAll(calls)) {
      const named = resolved(file, name)
      if (resolved(file, type) !== named || !existsSync(named)) wrong.push(`${file}: ${name}`)
    }
  }
  expect(wrong).toEqual([])
})

test('heavy work has no database: it is given plain data', async () => {
  const heavy = (await sources()).filter((file) => file.endsWith('.heavy.ts'))
  expect(heavy.length).toBeGreaterThan(3)
  const seen = new Set<string>()
  const waiting = [...heavy]
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file) || !existsSync(file) || file.endsWith('.json')) continue
    seen.add(file)
    waiting.push(...(await loadedBy(file)))
  }
  const reached = [...seen].map((file) => file.slice(root.length + 1))
  expect(reached.filter((file) => /^db\/|db\.server|env\.server|log\.server/.test(file))).toEqual(
    [],
  )
})
