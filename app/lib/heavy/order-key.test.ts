import { serialize } from 'node:v8'
import { expect, test } from 'vitest'
import { orderKey } from './order-key.ts'

test('equal input has one key, however the engine holds it', () => {
  const short = 'Lapas Kupang'
  const cut = `${short}\u2026`.slice(0, short.length)
  const [sides, former] = [
    [3, 6],
    [0.5, 6],
  ]
  former[0] = 3
  expect(serialize(cut).equals(serialize(short))).toBe(false)
  expect(serialize(former).equals(serialize(sides))).toBe(false)

  expect(orderKey('map', { name: cut, sides: former })).toBe(
    orderKey('map', { name: short, sides }),
  )
})

test('whatever differs has another key', () => {
  const inputs = [
    { name: 'a' },
    { name: 'b' },
    { name: 1 },
    { name: null },
    { name: ['a'] },
    { name: new Set(['a']) },
    { name: new Set(['b']) },
    { name: new Map([['a', 1]]) },
    { name: new Map([['a', 2]]) },
    { name: Buffer.from('a') },
    { name: new Uint8Array([98]) },
    undefined,
  ]
  expect(new Set(inputs.map((input) => orderKey('map', input))).size).toBe(inputs.length)
  expect(orderKey('map', { name: Buffer.from('a') })).toBe(
    orderKey('map', { name: new Uint8Array([97]) }),
  )
  expect(orderKey('map', 1)).not.toBe(orderKey('sign', 1))
})
