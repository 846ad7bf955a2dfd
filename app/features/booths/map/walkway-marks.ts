import type { Corner } from '../ground/doc.ts'
import type { MapWalkway } from './ground-drawing.ts'
import { discPath, linePath, type Mark, type Paint } from './marks.ts'

/** How much of the edge of a walkway shows. */
const EDGE_M = 0.15

/** The walkways as white bands with a thin edge, joined where they meet. */
export function walkwayMarks(walkways: ReadonlyArray<MapWalkway>): Mark[] {
  const bands = walkways.map(({ line, widthM }) => ({
    d: linePath(line.map(([x, y]) => ({ x, y }))),
    widthM,
  }))
  const ends = endDiscs(walkways)
  const layer = (ink: 'line' | 'surface', more: number): Mark[] => [
    ...bands.map(({ d, widthM }): Mark => {
      const paint: Paint = { stroke: ink, strokeM: widthM + 2 * more, flatEnds: true }
      return { kind: 'path', d, paint }
    }),
    ...ends.map(({ x, y, radius }): Mark => {
      const d = discPath({ x, y }, radius + more)
      return { kind: 'path', d, paint: { fill: ink } }
    }),
  ]
  return [...layer('line', EDGE_M), ...layer('surface', 0)]
}

/** A band ends round, but never wider than the narrowest walkway that it meets there. */
function endDiscs(walkways: ReadonlyArray<MapWalkway>) {
  return walkways.flatMap(({ line }) =>
    [line[0], line.at(-1)].flatMap((end) => {
      if (!end) return []
      const widths = walkways
        .filter((other) => distanceTo(other.line, end) <= other.widthM / 2)
        .map(({ widthM }) => widthM)
      return [{ x: end[0], y: end[1], radius: Math.min(...widths) / 2 }]
    }),
  )
}

function distanceTo(line: ReadonlyArray<Corner>, [x, y]: Corner): number {
  const pieces = line.slice(1).map(([toX, toY], index) => {
    const [fromX, fromY] = line[index] ?? [toX, toY]
    const [dx, dy] = [toX - fromX, toY - fromY]
    const length = dx * dx + dy * dy
    const along = length === 0 ? 0 : ((x - fromX) * dx + (y - fromY) * dy) / length
    const share = Math.max(0, Math.min(1, along))
    return Math.hypot(fromX + dx * share - x, fromY + dy * share - y)
  })
  return Math.min(...pieces)
}
