import fc from 'fast-check'
import { expect, test } from 'vitest'
import { panView, viewBoxOf, wholeView, zoomView } from './map-view.ts'

const whole = wholeView({ widthM: 120, depthM: 80 })

test('the view never leaves the ground, whatever is pressed', () => {
  const step = fc.record({
    factor: fc.double({ min: 0.05, max: 20, noNaN: true }),
    atX: fc.double({ min: 0, max: 1, noNaN: true }),
    atY: fc.double({ min: 0, max: 1, noNaN: true }),
    dx: fc.double({ min: -500, max: 500, noNaN: true }),
    dy: fc.double({ min: -500, max: 500, noNaN: true }),
  })
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      let view = whole
      for (const { factor, atX, atY, dx, dy } of steps)
        view = panView(zoomView(view, whole, factor, atX, atY), whole, dx, dy)
      expect(view.x).toBeGreaterThanOrEqual(whole.x - 1e-6)
      expect(view.y).toBeGreaterThanOrEqual(whole.y - 1e-6)
      expect(view.x + view.width).toBeLessThanOrEqual(whole.x + whole.width + 1e-6)
      expect(view.y + view.depth).toBeLessThanOrEqual(whole.y + whole.depth + 1e-6)
      expect(view.width / view.depth).toBeCloseTo(whole.width / whole.depth, 6)
    }),
  )
})

test('what is under the pointer stays under it', () => {
  const near = zoomView(whole, whole, 2, 0.25, 0.5)
  const before = whole.x + whole.width * 0.25
  expect(near.x + near.width * 0.25).toBeCloseTo(before, 9)
  expect(viewBoxOf(near)).toBe('14.25 19.5 61 41')
})
