import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { namespaces } from './i18n.ts'
import { resources } from './resources.server.ts'

const root = join(import.meta.dirname, '../..')
const plural = /_(zero|one|two|few|many|other)$/

/** Every message of a namespace by its full key. */
function flatten(tree: object, prefix = ''): Map<string, string> {
  const found = new Map<string, string>()
  for (const [name, value] of Object.entries(tree)) {
    if (typeof value === 'string') found.set(prefix + name, value)
    else for (const [key, text] of flatten(value, `${prefix}${name}.`)) found.set(key, text)
  }
  return found
}

function baseKeys(messages: Map<string, string>): Set<string> {
  return new Set([...messages.keys()].map((key) => key.replace(plural, '')))
}

function placeholders(text: string): string[] {
  return [
    ...new Set([...text.matchAll(/\{\{-?\s*([\w.]+)/g)].map((match) => match[1] ?? '')),
  ].sort()
}

describe.each(namespaces)('messages of %s', (namespace) => {
  const indonesian = flatten(resources.id[namespace])
  const english = flatten(resources.en[namespace])

  test('English has every message of the Indonesian, and no other', () => {
    expect([...baseKeys(english)].sort()).toEqual([...baseKeys(indonesian)].sort())
  })

  test('plurals have the forms that their language needs', () => {
    const counted = [...indonesian.keys()].filter((key) => plural.test(key))
    expect(counted.filter((key) => !key.endsWith('_other'))).toEqual([])
    for (const key of counted) {
      expect([...english.keys()]).toContain(key)
      expect([...english.keys()]).toContain(key.replace('_other', '_one'))
    }
  })

  test('placeholders are the same in both languages', () => {
    for (const [key, text] of english) {
      const source = indonesian.get(key) ?? indonesian.get(key.replace(plural, '_other')) ?? ''
      const wanted = key.endsWith('_one')
        ? placeholders(source).filter((name) => name !== 'count' || /\{\{\s*count/.test(text))
        : placeholders(source)
      expect({ key, names: placeholders(text) }).toEqual({ key, names: wanted })
    }
  })

  test('nothing is left empty', () => {
    const empty = [...indonesian, ...english].filter(([, text]) => text.trim() === '')
    expect(empty).toEqual([])
  })
})

/** All text of the program that may name a key, tests left out. */
function readSources(): string {
  return ['app', 'emails', 'db', 'server', 'public/js']
    .flatMap((folder) => {
      try {
        return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      } catch {
        return []
      }
    })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|js)$/.test(entry.name))
    .filter((entry) => !entry.name.includes('.test.') && !entry.parentPath.includes('migrations'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n')
}

/** Keys that stand as a whole in quotes, and the fixed beginnings of those put together. */
function usedIn(source: string) {
  const whole = new Set<string>()
  for (const match of source.matchAll(/['"`]((?:\w+:)?[\w-]+(?:\.[\w-]+)*)['"`]/g)) {
    whole.add(match[1] ?? '')
  }
  const beginnings = new Set<string>()
  for (const match of source.matchAll(/`((?:\w+:)?[\w-]+(?:\.[\w-]+)*\.?)\$\{/g)) {
    beginnings.add(match[1] ?? '')
  }
  return { whole, beginnings }
}

describe('messages that nobody shows', () => {
  const { whole, beginnings } = usedIn(readSources())

  test.each(namespaces)('%s has none', (namespace) => {
    const unused = [...baseKeys(flatten(resources.id[namespace]))].filter((key) => {
      const names = [`${namespace}:${key}`, key]
      if (names.some((name) => whole.has(name))) return false
      // A key may be put together behind a dot, a colon or the start of a word: `status.${x}`.
      return !names.some((name) =>
        [...beginnings].some((begin) => begin.length > 3 && name.startsWith(begin)),
      )
    })
    expect(unused).toEqual([])
  })
})
