import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { booth, groundWith, zone } from '#tests/support/ground.ts'
import {
  alignStep,
  boxAroundAll,
  distributeStep,
  moveStep,
  removeStep,
  turnStep,
} from '../editor/arrange.ts'
import {
  freeCodes,
  freeZoneCode,
  gridIn,
  gridPlaces,
  gridStep,
  plainBooth,
} from '../editor/booth-grid.ts'
import { calibrated } from '../editor/calibrate.ts'
import { pasteStep } from '../editor/copies.ts'
import { addPoint, dropPoint, pullCorner, turnTowards } from '../editor/reshape.ts'
import { snapLines, snapMove } from '../editor/snapping.ts'
import { applyGroundStep, findObject, type GroundDoc } from './doc.ts'
import { boxOf, rectCorners } from './shapes.ts'

let made = 0
const makeId = () => {
  made += 1
  return `made-${made}`
}

describe('snapping', () => {
  const rules = {
    lines: snapLines([{ left: 10, top: 10, right: 13, bottom: 13 }]),
    gridM: 0.5,
    reachM: 0.4,
  }
  const moving = { left: 20, top: 30, right: 23, bottom: 33 }

  test('takes the line of another object before the grid, and shows it', () => {
    const { dx, dy, guides } = snapMove(moving, -9.8, -6.2, rules)
    expect([dx, dy]).toEqual([-10, -6])
    expect(guides).toEqual([{ axis: 'x', at: 10, from: 10, to: 27 }])
  })

  test('sets edge to edge: the right of one on the left of the other', () => {
    expect(snapMove(moving, -12.9, -20.1, rules)).toMatchObject({ dx: -13, dy: -20 })
  })
})

describe('arranging', () => {
  const booths = [booth(5, 5), booth(20, 9, { widthM: 6 }), booth(12, 20)]
  const doc = groundWith({ booth: booths })
  const ids = new Set(booths.map(({ id }) => id))
  const boxes = (after: GroundDoc) =>
    booths.flatMap(({ id }) => {
      const object = findObject(after, id)
      return object ? boxOf(object) : []
    })

  test('aligns edges and middles', () => {
    const left = boxes(applyGroundStep(doc, alignStep(doc, ids, 'left')))
    const bottom = boxes(applyGroundStep(doc, alignStep(doc, ids, 'bottom')))
    const middle = boxes(applyGroundStep(doc, alignStep(doc, ids, 'middle')))
    expect(left.map((box) => box.left)).toEqual([5, 5, 5])
    expect(bottom.map((box) => box.bottom)).toEqual([23, 23, 23])
    expect(new Set(middle.map((box) => box.top + box.bottom)).size).toBe(1)
  })

  test('distributes with equal gaps and leaves the outer ones', () => {
    const [a, c, b] = boxes(applyGroundStep(doc, distributeStep(doc, ids, 'across')))
    expect([a?.left, c?.right]).toEqual([5, 26])
    expect((b?.left ?? 0) - (a?.right ?? 0)).toBeCloseTo((c?.left ?? 0) - (b?.right ?? 0))
  })

  test('turning four times by 90° comes back', () => {
    let after = doc
    for (let turn = 0; turn < 4; turn++) after = applyGroundStep(after, turnStep(after, ids, 90))
    expect(boxes(after)).toEqual(boxes(doc))
  })

  test('a zone takes its booths along', () => {
    const after = applyGroundStep(doc, moveStep(doc, new Set(['zone-a']), 10, 5))
    expect(after.booth.get(booths[0]?.id ?? '')).toMatchObject({ xM: 15, yM: 10 })
    expect(boxAroundAll(after, ['zone-a'])).toMatchObject({ left: 10, top: 5 })
  })

  test('booths go before the zone they are in', () => {
    const step = removeStep(doc, new Set(['zone-a', ...ids]))
    expect(step.at(-1)).toEqual({ op: 'remove', kind: 'zone', id: 'zone-a' })
  })

  test('copies get ids and codes of their own, and booths stay in their copied zone', () => {
    const clip = [...ids, 'zone-a'].flatMap((id) => findObject(doc, id) ?? [])
    const { step } = pasteStep(doc, clip, 1, 1, makeId)
    const after = applyGroundStep(doc, step)
    expect([after.zone.size, after.booth.size]).toEqual([2, 6])
    const copies = [...after.booth.values()].slice(3)
    expect(copies.map(({ code }) => code)).toEqual(['B-01', 'B-02', 'B-03'])
    expect(new Set([...after.booth.values()].map(({ code }) => code)).size).toBe(6)
  })
})

describe('blocks of booths', () => {
  const grid = {
    xM: 0,
    yM: 0,
    columns: 2,
    rows: 2,
    gapAcrossM: 1,
    gapDownM: 3,
    numbering: 'rows' as const,
    zoneId: 'zone-a',
    firstNumber: 1,
    booth: plainBooth,
  }

  test('codes run on and leave out those that are taken', () => {
    const doc = groundWith({ booth: [booth(40, 30, { code: 'A-02' })] })
    const after = applyGroundStep(doc, gridStep(doc, grid, makeId))
    const codes = [...after.booth.values()].map(({ code }) => code)
    expect(codes).toEqual(['A-02', 'A-01', 'A-03', 'A-04', 'A-05'])
    expect(freeCodes(after, 'A', 1)).toEqual(['A-06'])
    expect(freeZoneCode(after)).toBe('B')
  })

  test.each([
    [
      'rows',
      [
        [0, 0],
        [4, 0],
        [0, 6],
        [4, 6],
      ],
    ],
    [
      'columns',
      [
        [0, 0],
        [0, 6],
        [4, 0],
        [4, 6],
      ],
    ],
    [
      'snake',
      [
        [0, 0],
        [4, 0],
        [4, 6],
        [0, 6],
      ],
    ],
  ] as const)('are numbered by %s', (numbering, places) => {
    expect(gridPlaces({ ...grid, numbering }).map(({ xM, yM }) => [xM, yM])).toEqual(places)
  })

  test('as many as fit into the area, gaps between them only', () => {
    const area = { left: 0, top: 0, right: 11, bottom: 9 }
    expect(gridIn(area, plainBooth, 1, 3)).toEqual({ columns: 3, rows: 2 })
    expect(gridIn({ ...area, right: 1 }, plainBooth, 1, 3)).toEqual({ columns: 1, rows: 2 })
  })
})

describe('reshaping', () => {
  test('the opposite corner stays where it is, however the booth is turned', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -179, max: 180 }),
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 0, max: 40 }),
        (rotationDeg, corner, x, y) => {
          const row = booth(20, 20, { rotationDeg, widthM: 6, depthM: 4 })
          const doc = groundWith({ booth: [row] })
          const change = pullCorner({ kind: 'booth', row }, corner, { x, y })
          const after = applyGroundStep(doc, change ? [change] : []).booth.get(row.id) ?? row
          const fixed = (corner + 2) % 4
          const [before, now] = [rectCorners(row)[fixed], rectCorners(after)[fixed]]
          expect(now?.x).toBeCloseTo(before?.x ?? 0, 1)
          expect(now?.y).toBeCloseTo(before?.y ?? 0, 1)
        },
      ),
      { numRuns: 100 },
    )
  })

  test('a booth turns towards the pointer in steps', () => {
    const row = booth(20, 20)
    expect(turnTowards({ kind: 'booth', row }, { x: 40, y: 21.6 }, 15)).toMatchObject({
      fields: { rotationDeg: 90 },
    })
  })

  test('corners come and go, but a zone keeps three', () => {
    const object = { kind: 'zone' as const, row: zone }
    expect(addPoint(object, 0, { x: 25, y: -5 })).toMatchObject({
      fields: {
        outline: [
          [0, 0],
          [25, -5],
          [50, 0],
          [50, 40],
          [0, 40],
        ],
      },
    })
    const triangle = { ...zone, outline: zone.outline.slice(0, 3) }
    expect(dropPoint({ kind: 'zone', row: triangle }, 0)).toBeUndefined()
  })

  test('a picture is scaled about the first point of the known distance', () => {
    const ground = { pictureLeftM: 0, pictureTopM: 0, pictureMetresPerPixel: 0.1 }
    expect(calibrated(ground, [10, 10], [20, 10], 30)).toEqual({
      pictureMetresPerPixel: 0.3,
      pictureLeftM: -20,
      pictureTopM: -20,
    })
  })
})
