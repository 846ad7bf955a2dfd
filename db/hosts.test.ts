import { expect, test } from 'vitest'
import { createTestDb } from '#tests/support/test-db.ts'
import { createClient, createPool } from './connect.server.ts'
import { serversOf } from './hosts.server.ts'

test('a connection string of one server stays as it is', () => {
  const url = 'postgres://me:p%40ss@db.example.id:5433/gelar?sslmode=require'
  expect(serversOf(url)).toEqual([url])
})

test('one of several servers is taken apart', () => {
  expect(
    serversOf('postgres://me:pw@a:5433,b,[::1]:5434/gelar?target_session_attrs=read-write'),
  ).toEqual([
    'postgres://me:pw@a:5433/gelar',
    'postgres://me:pw@b/gelar',
    'postgres://me:pw@[::1]:5434/gelar',
  ])
  expect(serversOf('postgresql://a,b/gelar?sslmode=require&target_session_attrs=any')).toEqual([
    'postgresql://a/gelar?sslmode=require',
    'postgresql://b/gelar?sslmode=require',
  ])
})

test('of several servers the one that answers is connected to, by a pool and by a client', async () => {
  await using db = await createTestDb()
  const { host } = new URL(db.url)
  const both = db.url.replace(host, `127.0.0.1:1,${host}`)
  const pool = createPool(both, { max: 1 })
  expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  await pool.end()
  const client = createClient(both)
  await client.connect()
  expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  await client.end()
  const neither = createClient(db.url.replace(host, '127.0.0.1:1,127.0.0.1:2'))
  await expect(neither.connect()).rejects.toMatchObject({ trouble: 'away' })
})
