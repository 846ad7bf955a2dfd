import { centreOf, distance, type Point, type Rect } from '../ground/geometry.ts'
import { shortestPath } from './shortest-path.ts'
import { type WalkwayLine, walkwayGraph } from './walkway-graph.ts'
import { type WaySentence, waySentencesOf } from './way-sentences.ts'

export type WayAnswer =
  | { kind: 'way'; lengthM: number; points: Point[]; sentences: WaySentence[] }
  /** The walkways of the two places are not joined. */
  | { kind: 'unreachable'; straightM: number }
  | { kind: 'no-walkways'; straightM: number }
  | { kind: 'same-place' }

/** In a crowd, with things to look at. */
const METRES_A_MINUTE = 60

/**
 * The shortest way along the walkways from the middle of one place to the middle of another: from each place
 * straight to its nearest walkway, and between them by the walkways alone.
 */
export function findWay(walkways: ReadonlyArray<WalkwayLine>, from: Rect, to: Rect): WayAnswer {
  const [start, end] = [centreOf(from), centreOf(to)]
  const straightM = distance(start, end)
  if (straightM < 0.01) return { kind: 'same-place' }
  const { nodes, edges, stopNodes } = walkwayGraph(walkways, [start, end])
  if (edges.length === 0) return { kind: 'no-walkways', straightM }
  const [first = 0, last = 0] = stopNodes
  const path = shortestPath(edges, first, last)
  if (!path) return { kind: 'unreachable', straightM }
  const along = path.flatMap((node) => nodes[node] ?? [])
  const all = [start, ...along, end]
  const lengthM = all
    .slice(1)
    .reduce((sum, point, index) => sum + distance(all[index] ?? point, point), 0)
  const points = all.filter(
    (point, index) => index === 0 || distance(point, all[index - 1] ?? point) > 0.01,
  )
  return { kind: 'way', lengthM, points, sentences: waySentencesOf(along, end) }
}

/** Whole minutes on foot, at least one. */
export function minutesOnFoot(lengthM: number): number {
  return Math.max(1, Math.round(lengthM / METRES_A_MINUTE))
}
