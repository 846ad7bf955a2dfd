import { distance, type Point } from '../ground/geometry.ts'
import { type Edges, joinNodes } from './shortest-path.ts'

export type WalkwayLine = {
  line: ReadonlyArray<readonly [x: number, y: number]>
  widthM: number
}
/** Where the ways meet, and how far it is from one place to the next. */
export type WalkwayGraph = { nodes: Point[]; edges: Edges }

type Segment = { from: Point; to: Point; walkway: number; reach: number; cuts: number[] }

/** Lines that end this close to another count as joined, whatever their width: a planner's hand is not exact. */
const LEAST_REACH_M = 0.3
/** Points this close (a micrometre) are one: what differs less differs by rounding only. */
const PER_METRE = 1_000_000

/** Across open ground, without a walkway, nobody is sent further than this when there is another way. */
export const OPEN_GROUND_M = 15
/** A stop is joined to this many walkways at most, the nearest that it can be left for. */
const MOST_FEET = 3

/**
 * The walkways as a graph: pieces between crossings. A corner that lies on the breadth of another walkway is joined
 * to its middle line. Each of `stops` becomes a node of its own, `stopNodes` says which, and is joined straight to the
 * nearest points of the walkways. Where `isClear` denies that a line can be walked, nothing is joined.
 */
export function walkwayGraph(
  walkways: ReadonlyArray<WalkwayLine>,
  stops: ReadonlyArray<Point>,
  isClear: (from: Point, to: Point) => boolean = () => true,
): WalkwayGraph & { stopNodes: number[] } {
  const segments = segmentsOf(walkways)
  const nodes: Point[] = []
  const known = new Map<string, number>()
  const nodeAt = (point: Point) => {
    const key = `${Math.round(point.x * PER_METRE)} ${Math.round(point.y * PER_METRE)}`
    const index = known.get(key) ?? nodes.push(point) - 1
    known.set(key, index)
    return index
  }
  const edges: Edges = []
  const join = (a: number, b: number) => {
    const [from, to] = [nodes[a], nodes[b]]
    if (from && to && isClear(from, to)) joinNodes(edges, a, b, distance(from, to))
  }

  cutAtCrossings(segments, nodeAt)
  for (const segment of segments) {
    for (const end of [segment.from, segment.to]) {
      segment.cuts.push(nodeAt(end))
      for (const other of segments) {
        if (other.walkway === segment.walkway) continue
        const foot = nearestOn(other, end)
        if (distance(foot, end) > other.reach) continue
        const [a, b] = [nodeAt(end), nodeAt(foot)]
        other.cuts.push(b)
        join(a, b)
      }
    }
  }
  const stopNodes = stops.map((stop) => {
    const node = nodes.push(stop) - 1
    for (const { segment, foot } of feetOf(segments, stop, isClear)) {
      const at = nodeAt(foot)
      segment.cuts.push(at)
      join(node, at)
    }
    return node
  })
  for (const segment of segments) {
    const along = [...new Set(segment.cuts)]
      .map((node) => ({ node, at: distance(segment.from, nodes[node] ?? segment.from) }))
      .sort((a, b) => a.at - b.at)
    along.slice(1).forEach(({ node }, index) => {
      join(along[index]?.node ?? node, node)
    })
  }
  return { nodes, edges, stopNodes }
}

function segmentsOf(walkways: ReadonlyArray<WalkwayLine>): Segment[] {
  return walkways.flatMap(({ line, widthM }, walkway) =>
    line.slice(1).flatMap(([x, y], index) => {
      const [fromX = x, fromY = y] = line[index] ?? []
      if (fromX === x && fromY === y) return []
      const reach = Math.max(LEAST_REACH_M, widthM / 2)
      return [{ from: { x: fromX, y: fromY }, to: { x, y }, walkway, reach, cuts: [] }]
    }),
  )
}

function cutAtCrossings(segments: ReadonlyArray<Segment>, nodeAt: (point: Point) => number): void {
  segments.forEach((a, index) => {
    for (const b of segments.slice(index + 1)) {
      const crossing = crossingOf(a, b)
      if (!crossing) continue
      const node = nodeAt(crossing)
      a.cuts.push(node)
      b.cuts.push(node)
    }
  })
}

/** Where two pieces cross; undefined when they do not, or run along each other. */
function crossingOf(a: Segment, b: Segment): Point | undefined {
  const [ax, ay] = [a.to.x - a.from.x, a.to.y - a.from.y]
  const [bx, by] = [b.to.x - b.from.x, b.to.y - b.from.y]
  const turn = ax * by - ay * bx
  if (Math.abs(turn) < 1e-9) return undefined
  const [dx, dy] = [b.from.x - a.from.x, b.from.y - a.from.y]
  const alongA = (dx * by - dy * bx) / turn
  const alongB = (dx * ay - dy * ax) / turn
  if (alongA < 0 || alongA > 1 || alongB < 0 || alongB > 1) return undefined
  return { x: a.from.x + ax * alongA, y: a.from.y + ay * alongA }
}

function nearestOn({ from, to }: Segment, point: Point): Point {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const along = ((point.x - from.x) * dx + (point.y - from.y) * dy) / (dx * dx + dy * dy)
  const share = Math.max(0, Math.min(1, along))
  return { x: from.x + dx * share, y: from.y + dy * share }
}

/** The nearest points of walkways that can be walked to straight, one of each piece, the nearest first. */
function feetOf(
  segments: ReadonlyArray<Segment>,
  stop: Point,
  isClear: (from: Point, to: Point) => boolean,
): Array<{ segment: Segment; foot: Point }> {
  const feet = segments
    .map((segment) => {
      const foot = nearestOn(segment, stop)
      return { segment, foot, far: distance(foot, stop) }
    })
    .sort((a, b) => a.far - b.far)
  const found = []
  for (const foot of feet) {
    if (found.length === MOST_FEET || (found.length > 0 && foot.far > OPEN_GROUND_M)) break
    if (isClear(stop, foot.foot)) found.push(foot)
  }
  return found
}
