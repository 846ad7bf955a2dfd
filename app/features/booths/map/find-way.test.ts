import fc from 'fast-check'
import { expect, test } from 'vitest'
import { distance, type Point } from '../ground/geometry.ts'
import { findWay, minutesOnFoot, type WayAnswer } from './find-way.ts'
import { Solids, sidesOf } from './solids.ts'
import type { WalkwayLine } from './walkway-graph.ts'

const at = (x: number, y: number) => ({
  xM: x - 1,
  yM: y - 1,
  widthM: 2,
  depthM: 2,
  rotationDeg: 0,
})
const way = (...line: Array<[number, number]>): WalkwayLine => ({ line, widthM: 3 })
const lengthOf = (answer: WayAnswer) => (answer.kind === 'way' ? answer.lengthM : undefined)

test('the way goes along the streets and says where to turn', () => {
  const streets = [way([0, 10], [100, 10]), way([60, 0], [60, 80])]

  const answer = findWay(streets, at(5, 12), at(62, 50))

  expect(answer).toEqual({
    kind: 'way',
    lengthM: expect.closeTo(2 + 55 + 40 + 2),
    points: [
      { x: 5, y: 12 },
      { x: 5, y: 10 },
      { x: 60, y: 10 },
      { x: 60, y: 50 },
      { x: 62, y: 50 },
    ],
    sentences: [
      { kind: 'start', direction: 'east', lengthM: 57 },
      { kind: 'turn', turn: 'right', lengthM: 42 },
      { kind: 'arrive', side: 'left' },
    ],
  })
})

test('of two ways the shorter one is taken', () => {
  const streets = [
    way([0, 0], [0, 10], [100, 10], [100, 0]),
    way([0, 0], [50, -40], [100, 0]),
    way([0, 0], [100, 0]),
  ]

  expect(lengthOf(findWay(streets, at(0, 0), at(100, 0)))).toBeCloseTo(100)
})

test('a street that ends on the breadth of another is joined to it', () => {
  const streets = [way([0, 0], [100, 0]), way([50, 1.2], [50, 40])]

  expect(lengthOf(findWay(streets, at(0, 0), at(50, 40)))).toBeCloseTo(90)
})

test('streets that lie along each other are one', () => {
  const streets = [way([0, 0], [60, 0]), way([40, 0], [100, 0])]

  expect(lengthOf(findWay(streets, at(0, 0), at(100, 0)))).toBeCloseTo(100)
})

test('places whose walkways are not joined are said to be out of reach, with the straight distance', () => {
  const streets = [way([0, 0], [30, 0]), way([0, 40], [30, 40])]

  expect(findWay(streets, at(0, 0), at(0, 40))).toEqual({ kind: 'unreachable', straightM: 40 })
})

test('without walkways the straight distance is all there is', () => {
  expect(findWay([], at(0, 0), at(30, 40))).toEqual({ kind: 'no-walkways', straightM: 50 })
  expect(findWay([way([5, 5], [5, 5])], at(0, 0), at(30, 40)).kind).toBe('no-walkways')
})

test('who is there already is told so', () => {
  expect(findWay([way([0, 0], [30, 0])], at(3, 3), at(3, 3))).toEqual({ kind: 'same-place' })
})

test('a bend is no turn, and a turn is named by its side', () => {
  const streets = [way([0, 0], [40, 0], [80, 8], [80, 60], [120, 60], [120, 20])]

  const answer = findWay(streets, at(0, 0), at(120, 20))

  expect(
    answer.kind === 'way' ? answer.sentences.map((sentence) => Object.values(sentence)[1]) : [],
  ).toEqual(['east', 'right', 'left', 'left', 'ahead'])
})

test('a short way still takes a minute', () => {
  expect([3, 60, 89, 91, 600].map(minutesOnFoot)).toEqual([1, 1, 1, 2, 10])
})

const metre = fc.integer({ min: 0, max: 120 })
const corner = fc.tuple(metre, metre)
const walkway = fc.record({
  line: fc.array(corner, { minLength: 2, maxLength: 4 }),
  widthM: fc.integer({ min: 1, max: 8 }),
})
const ground = fc.record({
  walkways: fc.array(walkway, { maxLength: 8 }),
  places: fc.tuple(corner, corner, corner).map((corners) => corners.map(([x, y]) => at(x, y))),
})
const NEARLY = 1e-6

test('a way is never shorter than the straight line, and as long back as there', () => {
  fc.assert(
    fc.property(ground, ({ walkways, places }) => {
      const [a = at(0, 0), b = at(0, 0)] = places
      const [there, back] = [findWay(walkways, a, b), findWay(walkways, b, a)]
      expect(there.kind).toBe(back.kind)
      if (there.kind !== 'way' || back.kind !== 'way') return
      const straight = Math.hypot(a.xM - b.xM, a.yM - b.yM)
      expect(there.lengthM).toBeGreaterThanOrEqual(straight - NEARLY)
      expect(there.lengthM).toBeCloseTo(back.lengthM, 1)
    }),
    { numRuns: 300 },
  )
})

const booths = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })), {
    selector: String,
    minLength: 2,
    maxLength: 40,
  })
  .map((cells) => cells.map(([x, y]) => ({ ...at(6 + x * 6, 6 + y * 6), solid: true })))

test('a way leads through no booth, begins and ends at a side, and its steps add up', () => {
  fc.assert(
    fc.property(fc.array(walkway, { minLength: 1, maxLength: 6 }), booths, (walkways, solids) => {
      const [from, to] = solids
      if (!from || !to) return
      const answer = findWay(walkways, from, to, solids)
      if (answer.kind !== 'way') return
      const standing = new Solids(solids)
      answer.points.slice(1).forEach((point, index) => {
        expect(standing.across(answer.points[index] ?? point, point)).toEqual([])
      })
      const nearEnd = (place: typeof from, point: Point | undefined) =>
        sidesOf(place).some((side) => point && distance(side, point) < 0.02)
      expect(nearEnd(from, answer.points[0])).toBe(true)
      expect(nearEnd(to, answer.points.at(-1))).toBe(true)
      const told = answer.sentences.reduce(
        (sum, sentence) => sum + (sentence.kind === 'arrive' ? 0 : sentence.lengthM),
        0,
      )
      expect(told).toBe(Math.round(answer.lengthM))
      expect(answer.sentences.at(-1)?.kind).toBe('arrive')
    }),
    { numRuns: 300 },
  )
})

test('a booth is left by the side that is open, not through the one behind it', () => {
  // Back to back: the near street lies behind the neighbour.
  const booth = { ...at(20, 10), solid: true }
  const behind = { ...at(20, 8), solid: true }
  const streets = [way([0, 5], [40, 5]), way([0, 16], [40, 16]), way([0, 5], [0, 16])]

  const answer = findWay(streets, booth, at(40, 16), [booth, behind])

  expect(answer).toMatchObject({
    kind: 'way',
    sentences: [
      { direction: 'south', lengthM: 6 },
      { turn: 'left', lengthM: 19 },
      { side: 'ahead' },
    ],
  })
})

test('what stands on a street is walked around', () => {
  const tent = { xM: 18, yM: -3, widthM: 4, depthM: 6, rotationDeg: 0, solid: true }

  const answer = findWay([way([0, 0], [40, 0])], at(0, 0), at(40, 0), [tent])

  expect(answer.kind).toBe('way')
  expect(lengthOf(answer)).toBeGreaterThan(40)
  expect(lengthOf(answer)).toBeLessThan(47)
})

test('neighbours across open ground are not sent round by the street', () => {
  const [one, other] = [
    { ...at(10, 10), solid: true },
    { ...at(10, 20), solid: true },
  ]
  const streets = [way([0, 0], [60, 0], [60, 30], [0, 30])]

  expect(lengthOf(findWay(streets, one, other, [one, other]))).toBeCloseTo(8, 0)
})

test('a booth that is walled in on three sides is left by the fourth, one on all four not at all', () => {
  const booth = { ...at(10, 10), solid: true }
  const [left, right, front, back] = [at(8, 10), at(12, 10), at(10, 8), at(10, 12)]
  const streets = [way([0, 0], [60, 0])]
  const find = (walls: (typeof left)[]) =>
    findWay(streets, booth, at(40, 0), [booth, ...walls]).kind

  expect(find([left, right, front])).toBe('way')
  expect(find([left, right, front, back])).toBe('unreachable')
})
