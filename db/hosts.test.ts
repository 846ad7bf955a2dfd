import { expect, test } from 'vitest'
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
