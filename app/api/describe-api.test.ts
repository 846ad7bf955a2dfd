import { expect, test } from 'vitest'
import { z } from 'zod'
import { unlimited } from '#tests/support/limiters.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { createApi } from './create-api.server.ts'

const Document = z.object({
  components: z.object({ schemas: z.record(z.string(), z.looseObject({})) }),
  paths: z.record(z.string(), z.record(z.string(), z.looseObject({}))),
})

async function readDocument() {
  await using db = await createTestDb()
  const api = createApi(db, unlimited)
  return Document.parse(await (await api.request('/openapi.json')).json())
}

test('the document lists every route, with what it refuses and who may call it', async () => {
  const { paths } = await readDocument()
  const listed = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  )

  expect(listed.sort()).toEqual([
    'get /v1/gate/counts',
    'get /v1/gate/state',
    'get /v1/till/closing',
    'get /v1/till/sales',
    'get /v1/till/state',
    'post /v1/gate/scans',
    'post /v1/pair',
    'post /v1/phone/report',
    'post /v1/till/reversals',
    'post /v1/till/sales',
    'post /v1/till/shifts',
    'post /v1/till/shifts/close',
  ])
  const scans = paths['/v1/gate/scans']?.post
  expect(scans).toMatchObject({ security: [{ device: [] }] })
  expect(Object.keys(z.object({ responses: z.looseObject({}) }).parse(scans).responses)).toEqual([
    '200',
    '400',
    '401',
    '403',
    '413',
    '415',
    '503',
  ])
  expect(paths['/v1/till/sales']?.get).toMatchObject({
    parameters: [{ name: 'limit', in: 'query', required: false, schema: { default: 30 } }],
  })
})

test('every message that is referred to is described, and nothing is left blank', async () => {
  const document = await readDocument()
  const { schemas } = document.components
  const text = JSON.stringify(document)
  const named = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name)

  expect(named.filter((name = '') => schemas[name] === undefined)).toEqual([])
  expect(JSON.stringify(schemas)).not.toContain('{}')
  expect(schemas.SaleBatch).toMatchObject({
    properties: { items: { maxItems: 500, items: { $ref: '#/components/schemas/Sale' } } },
  })
  expect(schemas.ItemAnswer).toMatchObject({
    properties: { outcome: { type: 'string', enum: ['stored', 'unsettled', 'refused'] } },
  })
})
