import { expect, test } from 'vitest'
import { readSentJson } from './sent-json.ts'

test('what the database cannot store is left out of the texts, and all else stays', () => {
  const sent = {
    names: ['Zona\0 A', 'Zona \ud800B', '\udc00', 'Kopi ☕ 😀'],
    widthM: 3,
    open: true,
  }

  expect(readSentJson(JSON.stringify(sent))).toEqual({
    names: ['Zona A', 'Zona B', '', 'Kopi ☕ 😀'],
    widthM: 3,
    open: true,
  })
})

test('what is no JSON is nothing', () => {
  expect(readSentJson('{')).toBeUndefined()
})
