import type { fixedColours, inkColours } from '#app/lib/pdf/colours.ts'

/** Colours by name; `zone` and `zoneEdge` are those of the mark's own number. */
export type Ink = keyof typeof inkColours | keyof typeof fixedColours | 'zone' | 'zoneEdge'

export type Paint = {
  fill?: Ink
  stroke?: Ink
  strokeM?: number
  dash?: readonly [number, number]
  /** The ends of the line are cut flat instead of rounded. */
  flatEnds?: boolean
  opacity?: number
}

/** A shape on the ground. Its path is in metres, unless `place` says where and how large a symbol is drawn. */
export type PathMark = {
  kind: 'path'
  d: string
  paint: Paint
  colour?: number
  place?: { x: number; y: number; scale: number; turnDeg: number }
}
/** A line of text, centred on a point or starting there. */
export type TextMark = {
  kind: 'text'
  text: string
  x: number
  y: number
  size: number
  weight: 'medium' | 'bold'
  ink: Ink
  anchor: 'start' | 'middle' | 'end'
  turnDeg: number
  /** A light rim, for a name that lies on other things. */
  halo?: boolean
  opacity?: number
}
export type Mark = PathMark | TextMark

/** Width of a letter as a share of its height, on average. */
export const LETTER = 0.62

/** Two decimals are a centimetre; more only makes files long. */
export function metres(value: number): string {
  return String(Math.round(value * 100) / 100)
}

export function polygonPath(points: ReadonlyArray<{ x: number; y: number }>): string {
  return `${linePath(points)}z`
}

export function linePath(points: ReadonlyArray<{ x: number; y: number }>): string {
  return points
    .map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${metres(x)} ${metres(y)}`)
    .join('')
}

export function discPath({ x, y }: { x: number; y: number }, radius: number): string {
  const [r, wide] = [metres(radius), metres(2 * radius)]
  return `M${metres(x - radius)} ${metres(y)}a${r} ${r} 0 1 0 ${wide} 0a${r} ${r} 0 1 0 -${wide} 0z`
}

/** A turn by which a text is still read from the left: never upside down. */
export function readable(degrees: number): number {
  const turn = ((((degrees + 90) % 180) + 180) % 180) - 90
  return turn === -90 && degrees > 0 ? 90 : turn
}
