import { centreOf, cornersOf, type Point } from '../ground/geometry.ts'
import type { MapGround, MapLandmark } from './ground-drawing.ts'
import { LETTER, type Mark, polygonPath, readable } from './marks.ts'
import { SYMBOL_UNITS, symbols } from './symbols.ts'

/** A name that would have to be smaller than this is left out. */
const LEAST_SIZE = 0.8

/** A landmark: its place, its sign and its name. Stages and gates are dark, as they are what people look for. */
export function landmarkMarks(landmark: MapLandmark): Mark[] {
  const dark = landmark.kind === 'stage' || landmark.kind === 'gate'
  const { rotationDeg = 0 } = landmark
  const outline: Mark = {
    kind: 'path',
    d: polygonPath(cornersOf({ ...landmark, rotationDeg })),
    paint: dark
      ? { fill: 'indigo', stroke: 'indigo', strokeM: 0.2 }
      : { fill: 'sunken', stroke: 'lineStrong', strokeM: 0.2, dash: [0.8, 0.5] },
  }
  const ink = dark ? 'cream' : 'inkSoft'
  if (landmark.kind === 'gate') {
    const size = Math.min(landmark.widthM, landmark.depthM) * 0.8
    return [outline, ...signMark('gate', centreOf(landmark), size, 0, ink)]
  }
  return [outline, ...insideMarks(landmark, ink)]
}

function signMark(
  kind: string,
  at: Point,
  size: number,
  turnDeg: number,
  ink: 'cream' | 'inkSoft',
): Mark[] {
  const d = symbols[kind]
  const place = { ...at, scale: size / SYMBOL_UNITS, turnDeg }
  return d ? [{ kind: 'path', d, paint: { fill: ink }, place }] : []
}

/** The names of the gates, each before its gate towards the middle of the ground; laid over everything else. */
export function gateNameMarks(landmarks: ReadonlyArray<MapLandmark>, ground: MapGround): Mark[] {
  return landmarks.flatMap((landmark) =>
    landmark.kind === 'gate' ? [gateName(landmark, ground)] : [],
  )
}

function gateName(gate: MapLandmark, ground: MapGround): Mark {
  const { widthM, depthM } = gate
  const centre = centreOf(gate)
  const size = Math.max(1.1, Math.max(ground.widthM, ground.depthM) / 100)
  const besides = depthM > widthM
  const right = centre.x < ground.widthM / 2
  const down = centre.y < ground.depthM / 2
  const at = besides
    ? { x: centre.x + (right ? 1 : -1) * (widthM / 2 + size * 0.6), y: centre.y }
    : { x: centre.x, y: centre.y + (down ? 1 : -1) * (depthM / 2 + size * 0.9) }
  return {
    kind: 'text',
    text: gate.name,
    ...at,
    size,
    weight: 'bold',
    ink: 'ink',
    anchor: besides ? (right ? 'start' : 'end') : 'middle',
    turnDeg: 0,
    halo: true,
  }
}

/** Sign and name side by side on a narrow place, one above the other on a deep one. */
function insideMarks(landmark: MapLandmark, ink: 'cream' | 'inkSoft'): Mark[] {
  const { widthM, depthM, rotationDeg = 0, name } = landmark
  const centre = centreOf(landmark)
  const upright = depthM > widthM * 1.3
  const [long, short] = upright ? [depthM, widthM] : [widthM, depthM]
  const turnDeg = readable(rotationDeg + (upright ? -90 : 0))
  const stacked = short >= 5
  const known = symbols[landmark.kind] !== undefined
  const signSize = known ? Math.min(3.6, short * (stacked ? 0.42 : 0.72)) : 0
  const room = stacked ? long - 1 : long - signSize - 1
  const size = Math.min(
    2.4,
    short * (stacked ? 0.28 : 0.5),
    room / (LETTER * Math.max(1, name.length)),
  )
  const legible = size >= LEAST_SIZE
  const half = legible ? (LETTER * size * name.length + 0.5) / 2 : 0
  const place = (along: number, across: number): Point => {
    const angle = (turnDeg * Math.PI) / 180
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
    return { x: centre.x + along * cos - across * sin, y: centre.y + along * sin + across * cos }
  }
  const sign = stacked ? place(0, legible ? -size * 0.65 : 0) : place(-half, 0)
  const text = stacked
    ? place(0, known ? signSize / 2 + size * 0.15 : 0)
    : place(known ? (signSize + 0.5) / 2 : 0, 0)
  return [
    ...signMark(landmark.kind, sign, signSize, turnDeg, ink),
    ...(legible
      ? [
          {
            kind: 'text',
            text: name,
            ...text,
            size,
            weight: 'medium',
            ink,
            anchor: 'middle',
            turnDeg,
          } satisfies Mark,
        ]
      : []),
  ]
}
