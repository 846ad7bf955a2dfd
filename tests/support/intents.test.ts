import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const app = resolve(import.meta.dirname, '../../app')
const FORM = /<(GelarForm|ActionForm|Form|form)\b([^>]*)>(.*?)<\/\1>/gs

/** Whether a form says its intent by itself, and by its button once more: two values are refused as none. */
function saysTwice(tag: string, inside: string): boolean {
  const byForm =
    /\bintent=/.test(tag) || /<input\b[^>]*\bname="intent"/.test(inside.replaceAll('\n', ' '))
  return byForm && /<\w*[Bb]utton\b[^>]*\bname="intent"/.test(inside.replaceAll('\n', ' '))
}

test('no form says its intent twice', async () => {
  const entries = await readdir(app, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.tsx'))
  const twice: string[] = []
  for (const { parentPath, name } of files) {
    const text = await readFile(join(parentPath, name), 'utf8')
    for (const [, , tag = '', inside = ''] of text.matchAll(FORM)) {
      if (saysTwice(tag, inside)) twice.push(name)
    }
  }
  expect(twice).toEqual([])
})
