import { centreOf, distance, type Point, type Rect } from '../ground/geometry.ts'
import { joinNodes, shortestPath } from './shortest-path.ts'
import { pointsAround, Solids, sidesOf } from './solids.ts'
import {
  OPEN_GROUND_M,
  type WalkwayGraph,
  type WalkwayLine,
  walkwayGraph,
} from './walkway-graph.ts'
import { type WaySentence, waySentencesOf } from './way-sentences.ts'

export type WayAnswer =
  | { kind: 'way'; lengthM: number; points: Point[]; sentences: WaySentence[] }
  /** The walkways of the two places are not joined. */
  | { kind: 'unreachable'; straightM: number }
  | { kind: 'no-walkways'; straightM: number }
  | { kind: 'same-place' }

/** In a crowd, with things to look at. */
const METRES_A_MINUTE = 60

/** What stands this near to the beginning or the end of a way is walked around. */
const AROUND_ENDS_M = 20
const MOST_TURNS = 100

/** Where a way begins or ends. What is solid is left by one of its sides, anything else from its middle. */
export type WayEnd = Rect & { solid?: boolean }

/**
 * The shortest way from an open side of one place to an open side of another: by the walkways, over short stretches of
 * open ground, and around what stands in the way. It never leads through anything of `solids`, to which the places
 * themselves belong when they are solid.
 */
export function findWay(
  walkways: ReadonlyArray<WalkwayLine>,
  from: WayEnd,
  to: WayEnd,
  solids: ReadonlyArray<Rect> = [],
): WayAnswer {
  const straightM = distance(centreOf(from), centreOf(to))
  if (straightM < 0.01) return { kind: 'same-place' }
  const standing = new Solids(solids)
  const [starts, ends] = [waysOut(from), waysOut(to)]
  const turns = turningPoints(walkways, standing, [...starts, ...ends])
  const stops = [...starts, ...ends, ...turns]
  const isClear = (a: Point, b: Point) => standing.isClear(a, b)
  const graph = walkwayGraph(walkways, stops, isClear)
  if (graph.nodes.length === stops.length) return { kind: 'no-walkways', straightM }

  joinOverOpenGround(graph, graph.stopNodes, isClear)
  const [first, last] = [graph.nodes.length, graph.nodes.length + 1]
  graph.stopNodes.forEach((node, index) => {
    if (index < starts.length) joinNodes(graph.edges, first, node, 0)
    else if (index < starts.length + ends.length) joinNodes(graph.edges, node, last, 0)
  })
  const path = shortestPath(graph.edges, first, last)
  if (!path) return { kind: 'unreachable', straightM }
  const all = path.flatMap((node) => graph.nodes[node] ?? [])
  const points = all.filter(
    (point, index) => index === 0 || distance(point, all[index - 1] ?? point) > 0.01,
  )
  const lengthM = points
    .slice(1)
    .reduce((sum, point, index) => sum + distance(points[index] ?? point, point), 0)
  return { kind: 'way', lengthM, points, sentences: waySentencesOf(points, centreOf(to)) }
}

function waysOut(place: WayEnd): Point[] {
  return place.solid ? sidesOf(place) : [centreOf(place)]
}

/** Where a person may turn who walks around what stands near the two places, or on a walkway; the nearest first. */
function turningPoints(
  walkways: ReadonlyArray<WalkwayLine>,
  solids: Solids,
  ends: ReadonlyArray<Point>,
): Point[] {
  const onWalkways = walkways.flatMap(({ line }) =>
    line.slice(1).flatMap(([x, y], index) => {
      const [fromX = x, fromY = y] = line[index] ?? []
      return solids.across({ x: fromX, y: fromY }, { x, y })
    }),
  )
  const near = ends.flatMap((end) => solids.near(end, AROUND_ENDS_M))
  const far = (point: Point) => Math.min(...ends.map((end) => distance(end, point)))
  return [...new Set([...near, ...onWalkways])]
    .flatMap(pointsAround)
    .filter((point) => !solids.hold(point))
    .map((point) => ({ point, far: far(point) }))
    .sort((a, b) => a.far - b.far)
    .slice(0, MOST_TURNS)
    .map(({ point }) => point)
}

function joinOverOpenGround(
  { nodes, edges }: WalkwayGraph,
  stops: ReadonlyArray<number>,
  isClear: (a: Point, b: Point) => boolean,
): void {
  stops.forEach((a, index) => {
    for (const b of stops.slice(index + 1)) {
      const [from, to] = [nodes[a], nodes[b]]
      if (!from || !to) continue
      const far = distance(from, to)
      if (far < OPEN_GROUND_M && isClear(from, to)) joinNodes(edges, a, b, far)
    }
  })
}

/** Whole minutes on foot, at least one. */
export function minutesOnFoot(lengthM: number): number {
  return Math.max(1, Math.round(lengthM / METRES_A_MINUTE))
}
