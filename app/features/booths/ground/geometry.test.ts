import { expect, test } from 'vitest'
import { cornersOf, crowdValues } from './geometry.ts'

const booth = (id: string, xM: number, yM: number, rotationDeg = 0) => ({
  id,
  xM,
  yM,
  widthM: 3,
  depthM: 3,
  rotationDeg,
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
