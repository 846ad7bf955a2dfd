import { expect, test } from 'vitest'
import { openTerms } from '../call/call-terms.ts'
import { type Applied, findGaps, nextStepOf, stateOf, stepsOf } from './apply-steps.ts'

const bag: Applied['products'][number] = {
  id: 'tas',
  name: 'Tas rotan',
  category: 'kerajinan',
  stock: 5,
  photoFileId: 'foto',
  pirtNumber: null,
  bpomNumber: null,
  halalNumber: null,
  bestBefore: null,
}
const coffee = { ...bag, id: 'kopi', name: 'Kopi', category: 'kuliner' as const }
const whole: Applied = {
  tables: 2,
  story: 'Rotan dari hutan sekitar Lapas.',
  products: [bag],
  staff: [{}],
  wishes: [{ code: 'A', allowedCategories: [] }],
}
const codes = (terms = openTerms, application: Applied | undefined = whole) =>
  findGaps(terms, application).map(({ code, required }) => `${code}${required ? '!' : ''}`)

test('an application with everything leaves nothing open', () => {
  expect(codes()).toEqual([])
  expect(nextStepOf(openTerms, whole)).toBe('send')
})

test('one that has not been begun begins with its needs', () => {
  expect(nextStepOf(openTerms, undefined)).toBe('needs')
  expect(findGaps(openTerms, undefined)).toEqual([
    { step: 'needs', code: 'notBegun', required: true },
  ])
})

test('papers are asked for food only, and never keep from sending', () => {
  expect(stepsOf(openTerms, whole)).not.toContain('papers')
  const food = { ...whole, products: [bag, coffee] }
  expect(stepsOf(openTerms, food)).toContain('papers')
  expect(codes(openTerms, food)).toEqual(['permitMissing', 'halalMissing', 'bestBeforeMissing'])
  expect(stateOf('papers', findGaps(openTerms, food))).toBe('advised')
  expect(stateOf('send', findGaps(openTerms, food))).toBe('done')
})

test('a call that asks for little gets a short form', () => {
  const short = { ...openTerms, askedFields: [] }
  const food = {
    ...whole,
    products: [{ ...coffee, stock: null, photoFileId: null }],
    staff: [],
    wishes: [],
  }
  expect(stepsOf(short, food)).toEqual(['needs', 'products', 'wishes', 'send'])
  expect(codes(short, food)).toEqual([])
})

test('too many tables, no goods, and goods that were not called for keep from sending', () => {
  const terms = { ...openTerms, categories: ['kuliner' as const], maxTablesPerApplication: 1 }
  expect(codes(terms)).toEqual(['tooManyTables!', 'categoryClosed!'])
  expect(codes(openTerms, { ...whole, products: [] })).toEqual(['noProducts!'])
  expect(nextStepOf(openTerms, { ...whole, products: [] })).toBe('products')
})

test('a wish for a zone that takes none of the goods is pointed out', () => {
  const wishes = [{ code: 'K', allowedCategories: ['kuliner'] }]
  expect(codes(openTerms, { ...whole, wishes })).toEqual(['wishUnfit'])
  expect(codes(openTerms, { ...whole, wishes, products: [bag, coffee] })).not.toContain('wishUnfit')
})
