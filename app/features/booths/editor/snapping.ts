import { type Box, roundM } from '../ground/shapes.ts'

/** A line on which other objects begin, end or have their middle. */
type SnapLine = { at: number; from: number; to: number }
export type SnapLines = { x: ReadonlyArray<SnapLine>; y: ReadonlyArray<SnapLine> }
/** A line that is shown while something lies on it. */
export type Guide = { axis: 'x' | 'y'; at: number; from: number; to: number }

/** The lines of boxes, in order. */
export function snapLines(boxes: ReadonlyArray<Box>): SnapLines {
  const x: SnapLine[] = []
  const y: SnapLine[] = []
  for (const { left, right, top, bottom } of boxes) {
    for (const at of [left, (left + right) / 2, right]) x.push({ at, from: top, to: bottom })
    for (const at of [top, (top + bottom) / 2, bottom]) y.push({ at, from: left, to: right })
  }
  const inOrder = (a: SnapLine, b: SnapLine) => a.at - b.at
  return { x: x.sort(inOrder), y: y.sort(inOrder) }
}

/** The line nearest to a place, within reach. */
function nearest(lines: ReadonlyArray<SnapLine>, at: number, reachM: number): SnapLine | undefined {
  let [low, high] = [0, lines.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((lines[middle]?.at ?? 0) < at) low = middle + 1
    else high = middle
  }
  let best: SnapLine | undefined
  for (const line of [lines[low - 1], lines[low]]) {
    if (!line || Math.abs(line.at - at) > reachM) continue
    if (!best || Math.abs(line.at - at) < Math.abs(best.at - at)) best = line
  }
  return best
}

type Pull = { shift: number; line: SnapLine }

function pullOf(
  lines: ReadonlyArray<SnapLine>,
  edges: ReadonlyArray<number>,
  reachM: number,
): Pull | undefined {
  let best: Pull | undefined
  for (const edge of edges) {
    const line = nearest(lines, edge, reachM)
    if (!line) continue
    const shift = line.at - edge
    if (!best || Math.abs(shift) < Math.abs(best.shift) - 1e-9) best = { shift, line }
  }
  return best
}

export type SnapRules = { lines: SnapLines; gridM: number; reachM: number }
export type Snapped = { dx: number; dy: number; guides: Guide[] }

/** Where a box comes to lie that is moved by (dx, dy): on the lines of others within reach, else on the grid. */
export function snapMove(box: Box, dx: number, dy: number, rules: SnapRules): Snapped {
  const { lines, gridM, reachM } = rules
  const moved = {
    left: box.left + dx,
    right: box.right + dx,
    top: box.top + dy,
    bottom: box.bottom + dy,
  }
  const acrossX = pullOf(lines.x, [moved.left, (moved.left + moved.right) / 2, moved.right], reachM)
  const acrossY = pullOf(lines.y, [moved.top, (moved.top + moved.bottom) / 2, moved.bottom], reachM)
  const onGrid = (at: number) => Math.round(at / gridM) * gridM - at
  const shiftX = acrossX?.shift ?? onGrid(moved.left)
  const shiftY = acrossY?.shift ?? onGrid(moved.top)
  const guides: Guide[] = []
  if (acrossX) {
    guides.push({
      axis: 'x',
      at: acrossX.line.at,
      from: Math.min(acrossX.line.from, moved.top + shiftY),
      to: Math.max(acrossX.line.to, moved.bottom + shiftY),
    })
  }
  if (acrossY) {
    guides.push({
      axis: 'y',
      at: acrossY.line.at,
      from: Math.min(acrossY.line.from, moved.left + shiftX),
      to: Math.max(acrossY.line.to, moved.right + shiftX),
    })
  }
  return { dx: roundM(dx + shiftX), dy: roundM(dy + shiftY), guides }
}
