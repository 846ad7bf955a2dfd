import fc from 'fast-check'
import { expect, test } from 'vitest'
import { overlaps, widen } from '#app/features/programme/plan/span.ts'
import { layOut } from './running-order.ts'

const at = (time: string) => new Date(`2026-11-20T${time}:00Z`)
const hours = { startAt: at('09:00'), endAt: at('21:00') }
const noon = { startAt: at('11:42'), endAt: at('12:57') }

function line(title: string, minutes: number, notBefore?: Date) {
  return { title, kind: 'act' as const, minutes, setup: 10, strike: 5, notBefore }
}

test('a line that would run into a break waits until after it', () => {
  const timed = layOut(
    hours,
    [noon],
    [line('Tari', 60), line('Band', 90), line('Reog', 30, at('16:00'))],
  )

  expect(timed.map((item) => [item.title, item.planned.startAt, item.planned.endAt])).toEqual([
    ['Tari', at('09:10'), at('10:10')],
    ['Band', at('13:10'), at('14:40')],
    ['Reog', at('16:00'), at('16:30')],
  ])
})

test('what finds no room before closing is left out', () => {
  expect(layOut(hours, [], [line('Panjang', 720), line('Pendek', 30)]).map((l) => l.title)).toEqual(
    ['Pendek'],
  )
})

test('no two lines overlap, nor does any meet a break or leave the opening hours', () => {
  const lines = fc.array(
    fc.record({
      title: fc.string(),
      kind: fc.constant('act' as const),
      minutes: fc.integer({ min: 5, max: 180 }),
      setup: fc.integer({ min: 0, max: 30 }),
      strike: fc.integer({ min: 0, max: 30 }),
    }),
  )
  fc.assert(
    fc.property(lines, (order) => {
      const occupied = layOut(hours, [noon], order).map((item) =>
        widen(item.planned, item.setup, item.strike),
      )
      occupied.forEach((span, index) => {
        expect(span.startAt >= hours.startAt && span.endAt <= hours.endAt).toBe(true)
        expect(overlaps(span, noon)).toBe(false)
        expect(occupied.slice(index + 1).some((later) => overlaps(span, later))).toBe(false)
      })
    }),
  )
})
