import { expect, test } from 'vitest'
import { DatabaseTrouble, troubleOf } from './trouble.ts'

const coded = (code: string) => Object.assign(new Error('said by the database'), { code })

test('errors tell what keeps the database from its work', () => {
  expect(
    ['ECONNREFUSED', '08006', '57P01', '57P03', '53300', '25006'].map(coded).map(troubleOf),
  ).toEqual(Array(6).fill('away'))
  expect(['55P03', '57014', '25P03'].map(coded).map(troubleOf)).toEqual(Array(3).fill('busy'))
  expect(troubleOf(coded('53100'))).toBe('full')
  expect(troubleOf(new Error('Connection terminated unexpectedly'))).toBe('away')
  expect(troubleOf(new DatabaseTrouble('busy'))).toBe('busy')
})

test('a refusal of the database and a bug of ours are no trouble', () => {
  expect(['23505', '22P02', '40001', '42P01'].map(coded).map(troubleOf)).toEqual(
    Array(4).fill(undefined),
  )
  expect([new TypeError('x is undefined'), 'text', undefined].map(troubleOf)).toEqual(
    Array(3).fill(undefined),
  )
})
