import { discPath, linePath, type Mark } from './marks.ts'

/** A way drawn over the ground, with a dot where it begins and a ring where it ends. */
export function wayMarks(
  points: ReadonlyArray<{ x: number; y: number }>,
  ground: { widthM: number; depthM: number },
): Mark[] {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last) return []
  const unit = Math.max(0.5, Math.max(ground.widthM, ground.depthM) / 200)
  const d = linePath(points)
  return [
    { kind: 'path', d, paint: { stroke: 'surface', strokeM: unit * 2 } },
    { kind: 'path', d, paint: { stroke: 'link', strokeM: unit } },
    {
      kind: 'path',
      d: discPath(first, unit * 1.6),
      paint: { fill: 'surface', stroke: 'link', strokeM: unit * 0.6 },
    },
    {
      kind: 'path',
      d: discPath(last, unit * 1.6),
      paint: { fill: 'link', stroke: 'surface', strokeM: unit * 0.6 },
    },
  ]
}
