import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { usage } from '../../server/options.ts'

const root = resolve(import.meta.dirname, '../..')

test('every command tells how it is used in both languages', async () => {
  const oneLanguage: string[] = []
  for (const folder of ['db/commands', 'app/commands']) {
    for (const name of await readdir(join(root, folder))) {
      if (name.endsWith('.test.ts')) continue
      const text = await readFile(join(root, folder, name), 'utf8')
      const told = text.match(/['`]\S*( \/ )?usage: npm run/gi) ?? []
      if (told.some((one) => !/^['`]pemakaian \/ usage/i.test(one))) oneLanguage.push(name)
    }
  }
  expect(oneLanguage).toEqual([])
})

test('the start tells of each of its options in both languages', () => {
  for (const words of ['menjalankan Gelar', 'jaringan setempat', 'dibagi ke', 'menampilkan ini']) {
    expect(usage).toContain(words)
  }
})
