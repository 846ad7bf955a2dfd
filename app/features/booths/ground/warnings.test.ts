import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { booth, groundWith, landmark, zone } from '#tests/support/ground.ts'
import { BoxIndex } from '../editor/box-index.ts'
import type { GroundRows } from './doc.ts'
import { boxesMeet } from './shapes.ts'
import { findWarnings } from './warnings.ts'

const warningsOf = (rows: Partial<GroundRows>) =>
  findWarnings(groundWith(rows)).map(({ kind, metres }) =>
    metres === undefined ? kind : `${kind} ${metres.toFixed(1)}`,
  )
describe('warnings', () => {
  test.each([
    ['wall to wall', 3, 0, []],
    ['half a metre apart, as tents stand', 3.5, 0, []],
    ['two metres apart', 5, 0, ['narrow 2.0']],
    ['three metres apart', 6, 0, []],
    ['diagonally 2.8 m apart', 5, 5, ['narrow 2.8']],
    ['a little on each other', 2.5, 0, ['overlap']],
    ['far apart', 20, 20, []],
  ])('two booths %s', (_what, dx, dy, expected) => {
    expect(warningsOf({ booth: [booth(5, 5), booth(5 + dx, 5 + dy)] })).toEqual(expected)
  })

  test('a narrow gap that another booth fills is no way', () => {
    const row = [5, 7, 9].map((xM) => booth(xM, 5, { widthM: 2 }))
    expect(warningsOf({ booth: row })).toEqual([])
  })

  test('a turned booth overlaps where its corners reach', () => {
    const turned = booth(5, 5, { rotationDeg: 45 })
    expect(warningsOf({ booth: [turned, booth(8.2, 5)] })).toEqual(['overlap'])
  })

  test('a booth may touch the edge of its zone and not reach over it', () => {
    expect(warningsOf({ booth: [booth(47, 37)] })).toEqual([])
    expect(warningsOf({ booth: [booth(47.5, 30)] })).toEqual(['outsideZone'])
  })

  test('a booth in the bay of an angled zone is out of it', () => {
    const outline = [
      [0, 0],
      [50, 0],
      [50, 40],
      [26, 40],
      [26, 10],
      [24, 10],
      [24, 40],
      [0, 40],
    ]
    const angled = { ...zone, outline: outline.map(([x = 0, y = 0]) => [x, y] as const) }
    expect(warningsOf({ zone: [angled], booth: [booth(22, 8, { widthM: 6, depthM: 6 })] })).toEqual(
      ['outsideZone'],
    )
  })

  test('a booth with others before each of its sides is walled in', () => {
    const block = [5, 8, 11].flatMap((xM) => [5, 8, 11].map((yM) => booth(xM, yM)))
    const street = {
      id: 'street',
      line: [
        [0, 20],
        [40, 20],
      ] as Array<[number, number]>,
      widthM: 4,
    }
    expect(warningsOf({ booth: block })).toEqual([])
    expect(warningsOf({ booth: block, walkway: [street] })).toEqual(['unreached'])
  })

  test('power is looked for within a cable’s length, once there is any', () => {
    const needing = booth(5, 5, { powerWatts: 900 })
    expect(warningsOf({ booth: [needing] })).toEqual(['noPower'])
    expect(warningsOf({ booth: [needing], landmark: [landmark('power', 28, 5)] })).toEqual([])
    expect(warningsOf({ booth: [needing], landmark: [landmark('power', 38, 5)] })).toEqual([
      'farFromPower 30.0',
    ])
  })

  test('a walkway is wide enough and free of booths', () => {
    const walkway = { id: 'way', line: [[0, 20] as const, [40, 20] as const], widthM: 2 }
    expect(warningsOf({ walkway: [walkway], booth: [booth(10, 18.5)] })).toEqual([
      'narrowWalkway 2.0',
      'onWalkway',
    ])
  })

  test('twice as many booths are twice as much work, not four times', () => {
    expect(readsOf(1000)).toBeLessThan(3 * readsOf(500))
  })

  /** How often the place of a booth is read when so many are looked through. */
  function readsOf(count: number): number {
    let reads = 0
    const booths = Array.from({ length: count }, (_, index) => {
      const xM = (index % 40) * 2.5
      const one = booth(xM, Math.floor(index / 40) * 2.4, { widthM: 2, depthM: 2 })
      return Object.defineProperty(one, 'xM', {
        enumerable: true,
        get() {
          reads += 1
          return xM
        },
      })
    })
    const street = (yM: number) => ({
      id: `street ${yM}`,
      line: [[0, yM] as const, [100, yM] as const],
      widthM: 4,
    })
    const streets = [-5, 70, 90].map(street)
    const doc = groundWith({ booth: booths, walkway: streets })
    findWarnings(doc)
    return reads
  }
})

test('the index finds exactly what comes near', () => {
  const boxes = fc.array(
    fc
      .tuple(fc.integer({ min: -50, max: 90 }), fc.integer({ min: -50, max: 90 }))
      .map(([x, y]) => ({
        left: x,
        top: y,
        right: x + 7,
        bottom: y + 5,
      })),
    { maxLength: 40 },
  )
  fc.assert(
    fc.property(boxes, fc.integer({ min: 0, max: 9 }), (all, margin) => {
      const index = new BoxIndex(all.map((box, item) => ({ box, item })))
      for (const box of all.slice(0, 5)) {
        const wide = {
          left: box.left - margin,
          top: box.top - margin,
          right: box.right + margin,
          bottom: box.bottom + margin,
        }
        const expected = all.flatMap((other, item) => (boxesMeet(other, wide) ? item : []))
        expect(index.near(box, margin).sort((a, b) => a - b)).toEqual(expected)
      }
    }),
    { numRuns: 100 },
  )
})
