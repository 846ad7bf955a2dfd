import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { PATIENCE_MS } from './eventually.ts'

const root = resolve(import.meta.dirname, '../..')

/** Waits that are short on purpose, and why. */
const short: Record<string, string> = {
  'app/lib/heavy/heavy.test.ts': 'work of 55 seconds is ended before it is done',
  'tests/e2e/programme.spec.ts': 'one of many looks within a longer wait',
}

async function tests(): Promise<string[]> {
  const folders = ['app', 'db', 'emails', 'server', 'tests']
  const entries = await Promise.all(
    folders.map((folder) => readdir(join(root, folder), { recursive: true, withFileTypes: true })),
  )
  return entries
    .flat()
    .filter((entry) => entry.isFile() && /\.(test|spec)\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
}

test('no test gives up before what it waits for can only hang', async () => {
  const impatient: string[] = []
  const files = await tests()
  expect(files.length).toBeGreaterThan(300)
  for (const file of files) {
    const text = await readFile(join(root, file), 'utf8')
    if (/^\}, [\d_]+\)$/m.test(text)) impatient.push(`${file}: a limit of its own`)
    const waits = [...text.matchAll(/\btimeout: ([\d_]+)|^\s+([\d_]{4,}),$/gm)]
    const least = Math.min(
      ...waits.map(([, named, last]) => Number((named ?? last ?? '').replaceAll('_', ''))),
    )
    if (least < PATIENCE_MS && !(file in short)) impatient.push(`${file}: ${least}`)
  }
  expect(impatient).toEqual([])
})
