import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diffVersions, type VersionSlot } from './version-diff.ts'

const at = (clock: string) => new Date(`2026-11-22T${clock}:00Z`)

function slot(slotId: string, rest: Partial<VersionSlot> = {}): VersionSlot {
  return {
    slotId,
    stageId: 'main',
    stageName: 'Panggung Utama',
    title: `Act ${slotId}`,
    startAt: at('09:00'),
    endAt: at('10:00'),
    ...rest,
  }
}

test('new, moved, renamed and cancelled slots are told, unchanged ones are not', () => {
  const moved = slot('b', { startAt: at('11:00'), endAt: at('12:00') })

  expect(
    diffVersions(
      [slot('a'), slot('b'), slot('c'), slot('d')],
      [slot('a'), moved, slot('c', { title: 'Reog' }), slot('e', { startAt: at('08:00') })],
    ),
  ).toEqual([
    { kind: 'new', slot: slot('e', { startAt: at('08:00') }) },
    { kind: 'renamed', slot: slot('c', { title: 'Reog' }), from: slot('c') },
    { kind: 'cancelled', slot: slot('d') },
    { kind: 'moved', slot: moved, from: slot('b') },
  ])
})

test('another stage at the same time is a move', () => {
  expect(diffVersions([slot('a')], [slot('a', { stageId: 'small' })])[0]?.kind).toBe('moved')
})

test('a version does not differ from itself, and every change can be undone by the opposite one', () => {
  const anyVersion = fc.uniqueArray(
    fc
      .record({
        slotId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
        minute: fc.integer({ min: 0, max: 3 }),
      })
      .map(({ slotId, minute }) => slot(slotId, { startAt: at(`09:0${minute}`) })),
    { selector: (item) => item.slotId },
  )
  fc.assert(
    fc.property(anyVersion, anyVersion, (earlier, later) => {
      const count = (changes: ReturnType<typeof diffVersions>, kind: string) =>
        changes.filter((change) => change.kind === kind).length
      const forth = diffVersions(earlier, later)
      const back = diffVersions(later, earlier)

      expect(diffVersions(later, later)).toEqual([])
      expect(count(forth, 'new')).toBe(count(back, 'cancelled'))
      expect(count(forth, 'moved')).toBe(count(back, 'moved'))
    }),
  )
})
