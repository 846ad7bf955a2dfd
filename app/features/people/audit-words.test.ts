import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { listAuditChanges, readAction } from './audit-words.ts'

test('every action that the code writes down has words for people', () => {
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.server.ts'),
  )
  const actions = files.flatMap((file) => {
    const source = readFileSync(`app/${file}`, 'utf8')
    if (!source.includes('writeAudit')) return []
    return [...source.matchAll(/action: '([a-zA-Z]+\.[a-zA-Z]+)'/g)].map((match) => match[1] ?? '')
  })
  const wordless = actions.filter((action) => {
    const { thing, verb } = readAction(action)
    return !thing || !verb
  })
  expect(actions.length).toBeGreaterThan(10)
  expect(wordless).toEqual([])
})

describe('the changes of an entry', () => {
  test('are the fields that differ', () => {
    expect(
      listAuditChanges(
        { name: 'A', tables: 2, note: null },
        { name: 'A', tables: 3, locked: true },
      ),
    ).toEqual([
      { name: 'locked', before: '', after: 'true' },
      { name: 'tables', before: '2', after: '3' },
    ])
  })

  test('are none for what is no record', () => {
    expect(listAuditChanges(null, undefined)).toEqual([])
    expect(listAuditChanges('x', [1])).toEqual([])
  })
})
