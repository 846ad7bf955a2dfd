import { expect, test } from 'vitest'
import { isShortened, keptBody } from './kept-body.ts'

test('what is of a usual size is kept as it is', () => {
  const body = { seq: 1, kind: 'ticket', code: 'x'.repeat(2000), at: new Date(0) }
  expect(keptBody(body)).toBe(body)
  expect(isShortened(body)).toBe(false)
})

test('of something huge the fields that fit are kept, and the beginning of the others without codes', () => {
  const huge = Array.from({ length: 300_000 }, (_, index) => index)
  const kept = keptBody({ huge, id: 'a', lines: [{ quantity: 2 }], z: { code: 'rahasia', huge } })
  expect(kept).toEqual({
    id: 'a',
    lines: [{ quantity: 2 }],
    shortened: expect.stringMatching(/^\{"huge":\[0,1,2,.*…$/),
  })
  expect(isShortened(kept)).toBe(true)
  expect(JSON.stringify(kept).length).toBeLessThan(5000)
  expect(JSON.stringify(keptBody({ z: { code: 'rahasia', huge } }))).not.toContain('rahasia')
  expect(keptBody({ code: 'x'.repeat(100_000) })).toEqual({ shortened: '{"code":"…"}' })
})

test('what is nested deeper than anything can print is kept too', () => {
  const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)
  expect(keptBody({ seq: 3, deep })).toEqual({
    seq: 3,
    shortened: expect.stringMatching(/^\{"deep":\[\[.*…/),
  })
  const many = Object.fromEntries(Array.from({ length: 50_000 }, (_, key) => [`k${key}`, deep]))
  expect(JSON.stringify(keptBody(many)).length).toBeLessThan(70_000)
})
