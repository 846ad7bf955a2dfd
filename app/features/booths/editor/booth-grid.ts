import type { Booth, GroundDoc, GroundStep, Zone } from '../ground/doc.ts'
import { type Box, insidePolygon, pointOf, roundM } from '../ground/shapes.ts'

/** How the codes of a grid run on. */
export const numberings = ['rows', 'columns', 'snake'] as const
type Numbering = (typeof numberings)[number]

/** What all booths of a grid have in common. */
export type BoothKind = Pick<
  Booth,
  'widthM' | 'depthM' | 'capacity' | 'powerWatts' | 'hasWater' | 'cookingAllowed' | 'hasColdStorage'
>

export type GridPlan = {
  xM: number
  yM: number
  columns: number
  rows: number
  gapAcrossM: number
  gapDownM: number
  numbering: Numbering
  zoneId: string
  firstNumber: number
  booth: BoothKind
}

/** Most booths of one gesture, which is sent as one step. */
export const GRID_MAX = 300

export const plainBooth: BoothKind = {
  widthM: 3,
  depthM: 3,
  capacity: 1,
  powerWatts: 900,
  hasWater: false,
  cookingAllowed: false,
  hasColdStorage: false,
}

/** How many rows and columns fit into an area; at least one booth. */
export function gridIn(
  area: Box,
  booth: Pick<BoothKind, 'widthM' | 'depthM'>,
  gapAcrossM: number,
  gapDownM: number,
): { columns: number; rows: number } {
  const howMany = (room: number, size: number, gap: number) =>
    Math.max(1, Math.floor((room + gap + 0.001) / (size + gap)))
  const columns = Math.min(GRID_MAX, howMany(area.right - area.left, booth.widthM, gapAcrossM))
  const rows = howMany(area.bottom - area.top, booth.depthM, gapDownM)
  return { columns, rows: Math.max(1, Math.min(rows, Math.floor(GRID_MAX / columns))) }
}

/** Numbers in use behind the code of a zone. */
function usedNumbers(doc: GroundDoc, prefix: string): Set<number> {
  const used = new Set<number>()
  for (const { code } of doc.booth.values()) {
    const [start, number] = code.split('-')
    if (start === prefix) used.add(Number(number))
  }
  return used
}

/** The number after the highest that a zone's code has. */
export function nextNumber(doc: GroundDoc, prefix: string): number {
  return Math.max(0, ...usedNumbers(doc, prefix)) + 1
}

/** Codes that nobody has, from a number on: and so on. */
export function freeCodes(
  doc: GroundDoc,
  prefix: string,
  count: number,
  first = nextNumber(doc, prefix),
): string[] {
  const used = usedNumbers(doc, prefix)
  const codes: string[] = []
  for (let number = first; codes.length < count && number <= 9999; number++) {
    if (!used.has(number)) codes.push(`${prefix}-${String(number).padStart(2, '0')}`)
  }
  return codes
}

/** The place of each booth of a grid, in the order of its codes. */
export function gridPlaces(grid: GridPlan): { xM: number; yM: number }[] {
  const { rows, columns, numbering } = grid
  const place = (row: number, column: number) => ({
    xM: roundM(grid.xM + column * (grid.booth.widthM + grid.gapAcrossM)),
    yM: roundM(grid.yM + row * (grid.booth.depthM + grid.gapDownM)),
  })
  return Array.from({ length: rows * columns }, (_, index) => {
    if (numbering === 'columns') return place(index % rows, Math.floor(index / rows))
    const row = Math.floor(index / columns)
    const column = index % columns
    return place(row, numbering === 'snake' && row % 2 === 1 ? columns - 1 - column : column)
  })
}

/** Puts the booths of a grid on the ground. */
export function gridStep(doc: GroundDoc, grid: GridPlan, makeId: () => string): GroundStep {
  const zone = doc.zone.get(grid.zoneId)
  if (!zone) return []
  const places = gridPlaces(grid)
  const codes = freeCodes(doc, zone.code, places.length, grid.firstNumber)
  return places.flatMap((place, index) => {
    const code = codes[index]
    if (code === undefined) return []
    return {
      op: 'put',
      kind: 'booth',
      value: { id: makeId(), zoneId: zone.id, code, ...place, rotationDeg: 0, ...grid.booth },
    }
  })
}

/** The zone in which a point lies; of several the one drawn last. */
export function zoneAt(doc: GroundDoc, x: number, y: number): Zone | undefined {
  return [...doc.zone.values()]
    .reverse()
    .find(({ outline }) => insidePolygon({ x, y }, outline.map(pointOf)))
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** A code for a new zone: the first letter that is free, then AA, AB and so on. */
export function freeZoneCode(doc: GroundDoc, taken: ReadonlySet<string> = new Set()): string {
  const used = new Set([...doc.zone.values()].map(({ code }) => code))
  const codes = [...letters].concat([...letters].flatMap((a) => [...letters].map((b) => a + b)))
  return codes.find((code) => !used.has(code) && !taken.has(code)) ?? 'ZZZ'
}

/** The colour that the fewest zones have. */
export function freeColour(doc: GroundDoc): number {
  const counts = Array.from({ length: 8 }, () => 0)
  for (const { colour } of doc.zone.values()) counts[colour] = (counts[colour] ?? 0) + 1
  return counts.indexOf(Math.min(...counts))
}
