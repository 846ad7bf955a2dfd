import type { GroundDrawing, MapZone } from './ground-drawing.ts'
import { type Mark, type Paint, polygonPath } from './marks.ts'
import { walkwayMarks } from './walkway-marks.ts'

/** The bare ground with its zones, and the walkways over them. */
export function groundMarks({ ground, zones, walkways }: GroundDrawing): Mark[] {
  const { widthM, depthM } = ground
  const corners = [
    { x: 0, y: 0 },
    { x: widthM, y: 0 },
    { x: widthM, y: depthM },
    { x: 0, y: depthM },
  ]
  const largest = Math.max(1.2, widthM / 80)
  return [
    {
      kind: 'path',
      d: polygonPath(corners),
      paint: { fill: 'paper', stroke: 'lineStrong', strokeM: 0.25 },
    },
    ...zones.map((zone) => zoneShape(zone, { fill: 'zone' })),
    ...walkwayMarks(walkways),
    ...zones.map((zone) => zoneShape(zone, { stroke: 'zoneEdge', strokeM: 0.2 })),
    ...zones.map((zone) => zoneName(zone, largest)),
  ]
}

function zoneShape(zone: MapZone, paint: Paint): Mark {
  const d = polygonPath(zone.outline.map(([x, y]) => ({ x, y })))
  return { kind: 'path', d, paint, colour: zone.colour }
}

function zoneName(zone: MapZone, largest: number): Mark {
  const text = `${zone.code} · ${zone.name}`
  const left = Math.min(...zone.outline.map(([x]) => x))
  const top = Math.min(...zone.outline.map(([, y]) => y))
  const width = Math.max(...zone.outline.map(([x]) => x)) - left
  const size = Math.min(largest, (width * 1.55) / text.length)
  return {
    kind: 'text',
    text,
    x: left + 0.7,
    y: top + size * 0.8 + 0.2,
    size,
    weight: 'bold',
    ink: 'ink',
    anchor: 'start',
    turnDeg: 0,
  }
}
