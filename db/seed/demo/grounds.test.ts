import { expect, test } from 'vitest'
import type { Box, Ground } from './ground.ts'
import { gorFlobamora, kampungPas, lapanganBanteng } from './grounds.ts'

const grounds: [string, Ground][] = [
  ['Lapangan Banteng', lapanganBanteng],
  ['GOR Flobamora', gorFlobamora],
  ['Kampung PAS', kampungPas],
]

function within(inner: Box, outer: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.depth <= outer.y + outer.depth
  )
}

/** Metres between two boxes: at least one of the two directions has to leave room to walk. */
function distance(a: Box, b: Box): number {
  const acrossX = Math.max(a.x - (b.x + b.width), b.x - (a.x + a.width))
  const acrossY = Math.max(a.y - (b.y + b.depth), b.y - (a.y + a.depth))
  return Math.max(acrossX, acrossY)
}

test.each(grounds)('every booth of %s lies in its zone, every zone on the ground', (_, ground) => {
  const outside = ground.zones.flatMap((zone) => [
    ...(within(zone.area, { x: 0, y: 0, width: ground.width, depth: ground.depth })
      ? []
      : [zone.code]),
    ...zone.booths.filter((booth) => !within(booth, zone.area)).map((booth) => booth.code),
  ])
  const marks = ground.landmarks.filter(
    (mark) => !within(mark, { x: 0, y: 0, width: ground.width, depth: ground.depth }),
  )

  expect([...outside, ...marks.map((mark) => mark.name)]).toEqual([])
})

test.each(grounds)(
  'between two booths of %s one can walk at least three metres wide',
  (_, ground) => {
    const booths = ground.zones.flatMap((zone) => zone.booths)

    const tight = booths.flatMap((a, index) =>
      booths
        .slice(index + 1)
        .filter((b) => distance(a, b) < 3)
        .map((b) => `${a.code} ${b.code}`),
    )

    expect(tight).toEqual([])
  },
)

test.each(grounds)('no zone and no landmark of %s lies on another', (_, ground) => {
  const boxes = [
    ...ground.zones.map((zone) => ({ ...zone.area, name: zone.name })),
    ...ground.landmarks,
  ]

  const crossing = boxes.flatMap((a, index) =>
    boxes
      .slice(index + 1)
      .filter((b) => distance(a, b) < 0)
      .map((b) => `${a.name} / ${b.name}`),
  )

  expect(crossing).toEqual([])
})

test('IPPA Fest has 54 booths, one for each of the 33 Kanwil', () => {
  const booths = lapanganBanteng.zones.flatMap((zone) => zone.booths)
  const offices = booths.flatMap((booth) => booth.kanwilCode ?? [])

  expect([booths.length, offices.length, new Set(offices).size]).toEqual([54, 33, 33])
})

/** The strips of ground that the walkways take, a box for each piece along one direction. */
function strips(ground: Ground): Array<Box & { width: number; depth: number }> {
  return ground.walkways.flatMap(({ line, width }) =>
    line.slice(1).flatMap(([x, y], index) => {
      const [fromX = x, fromY = y] = line[index] ?? []
      if (x !== fromX && y !== fromY) return []
      const along = { x: Math.min(x, fromX), y: Math.min(y, fromY) }
      return x === fromX
        ? [{ x: x - width / 2, y: along.y, width, depth: Math.abs(y - fromY) }]
        : [{ x: along.x, y: y - width / 2, width: Math.abs(x - fromX), depth: width }]
    }),
  )
}

test.each(grounds)(
  'the walkways of %s are three metres wide or more and lead through nothing',
  (_, ground) => {
    const things = [
      ...ground.zones.flatMap((zone) =>
        zone.booths.map((booth) => ({ ...booth, name: booth.code })),
      ),
      ...ground.landmarks.filter(({ kind }) => kind !== 'gate'),
    ]

    const blocked = strips(ground).flatMap((strip) =>
      things.filter((thing) => distance(strip, thing) < 0).map(({ name }) => name),
    )

    expect(blocked).toEqual([])
    expect(Math.min(...ground.walkways.map(({ width }) => width))).toBeGreaterThanOrEqual(3)
  },
)

test.each(grounds)('every booth, gate and stage of %s lies by a walkway', (_, ground) => {
  const things = [
    ...ground.zones.flatMap((zone) => zone.booths.map((booth) => ({ ...booth, name: booth.code }))),
    ...ground.landmarks.filter(({ kind }) => kind === 'gate' || kind === 'stage'),
  ]

  const remote = things.filter(
    (thing) => Math.min(...strips(ground).map((strip) => distance(strip, thing))) > 3,
  )

  expect(remote.map(({ name }) => name)).toEqual([])
})

test.each(grounds)(
  'every booth of %s with electricity has a power box within a cable',
  (_, ground) => {
    const cable = 50
    const boxes = ground.landmarks.filter(({ kind }) => kind === 'power')
    const centre = (box: Box) => ({ x: box.x + box.width / 2, y: box.y + box.depth / 2 })
    const metres = (a: Box, b: Box) =>
      Math.hypot(centre(a).x - centre(b).x, centre(a).y - centre(b).y)
    const far = ground.zones
      .flatMap(({ booths }) => booths)
      .filter(({ powerWatts }) => powerWatts > 0)
      .filter((booth) => boxes.every((box) => metres(booth, box) > cable))

    expect(far.map(({ code }) => code)).toEqual([])
  },
)
