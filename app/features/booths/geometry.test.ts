import { expect, test } from 'vitest'
import { cornersOf, crowdValues, findNeighbours } from './geometry.ts'

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

test('turning keeps the centre and the size', () => {
  const corners = cornersOf({ xM: 0, yM: 0, widthM: 4, depthM: 2, rotationDeg: 90 })
  expect(corners.map(({ x, y }) => [x.toFixed(6), y.toFixed(6)])).toEqual([
    ['3.000000', '-1.000000'],
    ['3.000000', '3.000000'],
    ['1.000000', '3.000000'],
    ['1.000000', '-1.000000'],
  ])
})

test('places near a gate are livelier than those far off, and the liveliest counts as one', () => {
  const gate = { kind: 'gate', xM: 0, yM: 0, widthM: 3, depthM: 3 }
  const values = crowdValues([booth('near', 3, 0), booth('far', 60, 0)], [gate])
  expect(values.get('near')).toBe(1)
  expect(values.get('far')).toBeLessThan(0.3)
  expect(crowdValues([booth('any', 3, 0)], [{ ...gate, kind: 'toilet' }]).get('any')).toBe(0.5)
})
