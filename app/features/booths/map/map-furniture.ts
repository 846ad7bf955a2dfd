import type { MapGround } from './ground-drawing.ts'
import type { Mark } from './marks.ts'

export type ViewBox = { x: number; y: number; width: number; height: number }

/** All of the ground, with a strip below for scale and north. */
export function furnishedView(ground: MapGround): ViewBox {
  return { x: -1, y: -1, width: ground.widthM + 2, height: ground.depthM + 2 + stripDepth(ground) }
}

function stripDepth({ widthM, depthM }: MapGround): number {
  return Math.max(2, Math.max(widthM, depthM) / 28)
}

/** A round length of about a sixth of the ground: 1, 2 or 5 with zeros. */
export function scaleLength(widthM: number): number {
  const wanted = widthM / 6
  const power = 10 ** Math.floor(Math.log10(wanted))
  const step = [5, 2, 1].find((factor) => factor * power <= wanted) ?? 1
  return step * power
}

export type FurnitureWords = { metre: string; north: string }

/** Scale bar and north arrow in the strip below the ground. */
export function furnitureMarks(ground: MapGround, words: FurnitureWords): Mark[] {
  const deep = stripDepth(ground)
  const length = scaleLength(ground.widthM)
  const top = ground.depthM + deep * 0.45
  const thick = deep * 0.16
  const size = deep * 0.42
  const right = ground.widthM - size
  const piece = (from: number, fill: 'ink' | 'surface'): Mark => ({
    kind: 'path',
    d: `M${from} ${top}h${length / 4}v${thick}h${-length / 4}z`,
    paint: { fill, stroke: 'ink', strokeM: deep / 60 },
  })
  const text = (line: string, x: number, y: number, anchor: 'start' | 'middle'): Mark => ({
    kind: 'text',
    text: line,
    x,
    y,
    size,
    weight: 'medium',
    ink: 'inkSoft',
    anchor,
    turnDeg: 0,
  })
  return [
    piece(0, 'ink'),
    piece(length / 4, 'surface'),
    piece(length / 2, 'ink'),
    piece((length * 3) / 4, 'surface'),
    text(`${length} ${words.metre}`, length + size * 0.6, top + thick / 2, 'start'),
    {
      kind: 'path',
      d: `M${right} ${ground.depthM + deep * 0.25}l${size * 0.5} ${size * 1.4}l${-size * 0.5} ${-size * 0.35}l${-size * 0.5} ${size * 0.35}z`,
      paint: { fill: 'ink' },
    },
    text(words.north, right - size * 1.1, ground.depthM + deep * 0.55, 'middle'),
  ]
}
