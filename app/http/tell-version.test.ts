import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { tellVersion } from './tell-version.server.ts'

const site = new Hono()
  .use(tellVersion('b2'))
  .get('/f/x.data', (c) => c.text('data'))
  .get('/assets/a.js', (c) => c.text('', 200, { 'Cache-Control': 'public, immutable' }))

test('an answer says which version has made it, and a file that is kept for a year does not', async () => {
  expect((await site.request('/f/x.data')).headers.get('X-Gelar-Version')).toBe('b2')
  expect((await site.request('/assets/a.js')).headers.get('X-Gelar-Version')).toBeNull()
})

test('the version is told to whoever asks', async () => {
  const answer = await site.request('/version')

  expect(answer.headers.get('Cache-Control')).toBe('no-store')
  expect(await answer.json()).toEqual({ release: expect.stringMatching(/^\d/), version: 'b2' })
})
