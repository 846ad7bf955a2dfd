import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bareGround } from '#tests/support/ground.ts'
import {
  applyGroundStep,
  docOf,
  type GroundChange,
  type GroundDoc,
  invertGroundStep,
} from './doc.ts'

const ids = ['a', 'b', 'c', 'd'] as const
const metres = fc.integer({ min: 0, max: 50 })
const id = fc.constantFrom(...ids)

const booth = (name: string) => ({
  id: `booth-${name}`,
  zoneId: 'zone-a',
  code: `A-${name.charCodeAt(0)}`,
  xM: 1,
  yM: 2,
  widthM: 3,
  depthM: 3,
  rotationDeg: 0,
  capacity: 1,
  powerWatts: 0,
  hasWater: false,
  cookingAllowed: false,
  hasColdStorage: false,
})
const walkway = (name: string) => ({
  id: `way-${name}`,
  line: [[0, 0] as const, [10, 0] as const],
  widthM: 4,
})

function start(): GroundDoc {
  return docOf({
    ground: bareGround,
    zone: [],
    booth: [booth('a'), booth('b')],
    landmark: [],
    walkway: [],
  })
}

const change: fc.Arbitrary<GroundChange> = fc.oneof(
  id.map((name): GroundChange => ({ op: 'put', kind: 'booth', value: booth(name) })),
  fc.tuple(id, metres, metres).map(
    ([name, xM, yM]): GroundChange => ({
      op: 'patch',
      kind: 'booth',
      id: `booth-${name}`,
      fields: { xM, yM },
    }),
  ),
  fc.tuple(id, fc.boolean()).map(
    ([name, hasWater]): GroundChange => ({
      op: 'patch',
      kind: 'booth',
      id: `booth-${name}`,
      fields: { hasWater },
    }),
  ),
  id.map((name): GroundChange => ({ op: 'remove', kind: 'booth', id: `booth-${name}` })),
  id.map((name): GroundChange => ({ op: 'put', kind: 'walkway', value: walkway(name) })),
  id.map((name): GroundChange => ({ op: 'remove', kind: 'walkway', id: `way-${name}` })),
  metres.map(
    (cableLengthM): GroundChange => ({
      op: 'patch',
      kind: 'ground',
      fields: { cableLengthM },
    }),
  ),
)
const step = fc.array(change, { maxLength: 12 })

test('a step and then its inverse leave the ground as it was', () => {
  fc.assert(
    fc.property(step, step, (before, taken) => {
      const doc = applyGroundStep(start(), before)
      const back = applyGroundStep(applyGroundStep(doc, taken), invertGroundStep(doc, taken))
      expect(back).toEqual(doc)
    }),
    { numRuns: 200 },
  )
})

test('an inverse can be taken back again', () => {
  fc.assert(
    fc.property(step, (taken) => {
      const doc = start()
      const after = applyGroundStep(doc, taken)
      const inverse = invertGroundStep(doc, taken)
      expect(
        applyGroundStep(applyGroundStep(after, inverse), invertGroundStep(after, inverse)),
      ).toEqual(after)
    }),
    { numRuns: 100 },
  )
})

/** The objects that a step names. */
function named(taken: ReadonlyArray<GroundChange>): Set<string> {
  return new Set(
    taken.map((one) =>
      one.kind === 'ground' ? 'ground' : one.op === 'put' ? one.value.id : one.id,
    ),
  )
}

test('steps of two people on different objects end alike in any order', () => {
  fc.assert(
    fc.property(step, step, (mine, all) => {
      const theirs = all.filter((one) => !named(mine).has([...named([one])][0] ?? ''))
      const doc = start()
      expect(applyGroundStep(applyGroundStep(doc, mine), theirs)).toEqual(
        applyGroundStep(applyGroundStep(doc, theirs), mine),
      )
    }),
    { numRuns: 200 },
  )
})

test('two people who change different fields of one booth both keep their change', () => {
  const mine: GroundChange = { op: 'patch', kind: 'booth', id: 'booth-a', fields: { xM: 9 } }
  const theirs: GroundChange = {
    op: 'patch',
    kind: 'booth',
    id: 'booth-a',
    fields: { hasWater: true },
  }
  const after = applyGroundStep(applyGroundStep(start(), [mine]), [theirs]).booth.get('booth-a')
  expect(after).toMatchObject({ xM: 9, hasWater: true })
})

test('what one has deleted is not brought back by the move of another', () => {
  const after = applyGroundStep(start(), [
    { op: 'remove', kind: 'booth', id: 'booth-a' },
    { op: 'patch', kind: 'booth', id: 'booth-a', fields: { xM: 9 } },
  ])
  expect([...after.booth.keys()]).toEqual(['booth-b'])
})

test('rows that no change names stay the same objects, so that nothing is drawn anew', () => {
  const doc = start()
  const after = applyGroundStep(doc, [
    { op: 'patch', kind: 'booth', id: 'booth-a', fields: { xM: 9 } },
    { op: 'patch', kind: 'booth', id: 'nobody', fields: { xM: 9 } },
  ])
  expect(after.booth.get('booth-b')).toBe(doc.booth.get('booth-b'))
  expect(after.zone).toBe(doc.zone)
})
