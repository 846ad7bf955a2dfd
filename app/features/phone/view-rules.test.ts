import { expect, test } from 'vitest'
import { filesNamedIn, findSurplus, isFresh, judgeAnswer, markAsKept } from './view-rules.ts'

const until = '2026-10-10T00:00:00Z'
const answer = { status: 200, type: 'basic', redirected: false, keepUntil: until }

test('a page that says until when it may be kept is kept', () => {
  expect(judgeAnswer(answer)).toBe('keep')
  expect(judgeAnswer({ ...answer, keepUntil: null })).toBe('drop')
  expect(judgeAnswer({ ...answer, keepUntil: 'soon' })).toBe('drop')
})

test.each([401, 403, 404, 410])('an answer of %i ends the copy', (status) => {
  expect(judgeAnswer({ ...answer, status })).toBe('drop')
})

test('the way to the sign-in page ends the copy, seen or followed', () => {
  expect(judgeAnswer({ ...answer, status: 0, type: 'opaqueredirect' })).toBe('drop')
  expect(judgeAnswer({ ...answer, redirected: true })).toBe('drop')
})

test.each([429, 500, 502, 503])('an answer of %i gives way to the copy', (status) => {
  expect(judgeAnswer({ ...answer, status })).toBe('give-way')
})

test('an answer that says nothing about the page leaves the copy', () => {
  expect(judgeAnswer({ ...answer, status: 400 })).toBe('leave')
})

test('a copy is shown until its time, and one without a time never', () => {
  expect(isFresh(until, new Date('2026-10-09T23:59:59Z'))).toBe(true)
  expect(isFresh(until, new Date(until))).toBe(false)
  expect(isFresh(null, new Date(0))).toBe(false)
})

test('copies past their time go, and the oldest beyond the limit', () => {
  const view = (key: string, keepUntil = until) => ({ key, keepUntil, files: [] })
  const views = [view('a'), view('b', '2026-01-01T00:00:00Z'), view('c'), view('d')]
  const now = new Date('2026-10-01T00:00:00Z')
  expect(findSurplus(views, { limit: 2, now })).toEqual(['a', 'b'])
  expect(findSurplus(views, { limit: 9, now })).toEqual(['b'])
})

test('a page names its styles, fonts, scripts and icons, and no page or other server', () => {
  const html = `<html lang="id"><head><link rel="preload" href="/assets/a.woff2" as="font"/>
    <link rel="stylesheet" href="/assets/app.css"/><link rel="icon" href="/favicon.svg"/>
    <link rel="canonical" href="/f/x"/><script type="module" src="/js/keep.js"></script>
    <script src="//elsewhere.id/x.js"></script></head>
    <body><a href="/masuk">x</a><link rel="stylesheet" href="/assets/app.css"/></body></html>`
  expect(filesNamedIn(html)).toEqual([
    '/assets/a.woff2',
    '/assets/app.css',
    '/favicon.svg',
    '/js/keep.js',
  ])
})

test('a copy is marked at its root', () => {
  expect(markAsKept('<!DOCTYPE html><html lang="id"><body></body></html>')).toBe(
    '<!DOCTYPE html><html data-kept="" lang="id"><body></body></html>',
  )
})
