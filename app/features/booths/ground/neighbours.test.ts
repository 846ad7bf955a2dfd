import { expect, test } from 'vitest'
import { findNeighbours } from './neighbours.ts'

const booth = (id: string, xM: number, yM: number, rotationDeg = 0) => ({
  id,
  xM,
  yM,
  widthM: 3,
  depthM: 3,
  rotationDeg,
})

test('in a row each booth neighbours the one beside it, not the one after that', () => {
  const row = [booth('a', 0, 0), booth('b', 3, 0), booth('c', 6, 0)]
  expect(findNeighbours(row)).toEqual(
    new Map([
      ['a', ['b']],
      ['b', ['a', 'c']],
      ['c', ['b']],
    ]),
  )
})

test('booths across an aisle are neighbours, across a street not, and corners do not count', () => {
  const across = findNeighbours([booth('a', 0, 0), booth('b', 0, 8)])
  expect(across.get('a')).toEqual(['b'])
  expect(findNeighbours([booth('a', 0, 0), booth('b', 0, 8.1)]).get('a')).toEqual([])
  expect(findNeighbours([booth('a', 0, 0), booth('b', 3, 3)]).get('a')).toEqual([])
})

test('a turned row is a row all the same', () => {
  // Three booths on a line of 45 degrees, touching.
  const step = 3 * Math.SQRT1_2
  const row = [booth('a', 0, 0, 45), booth('b', step, step, 45), booth('c', 2 * step, 2 * step, 45)]
  expect(findNeighbours(row).get('b')).toEqual(['a', 'c'])
  expect(findNeighbours(row).get('a')).toEqual(['b'])
})

test('a long turned booth faces another across the aisle though their corners lie far apart', () => {
  const long = (id: string, xM: number, yM: number) => ({
    id,
    xM,
    yM,
    widthM: 40,
    depthM: 4,
    rotationDeg: 45,
  })
  // Eight metres between the middle lines, four of them aisle.
  const step = 8 * Math.SQRT1_2
  const two = [long('a', 50, 50), long('b', 50 + step, 50 - step)]
  expect(findNeighbours(two).get('a')).toEqual(['b'])
})
