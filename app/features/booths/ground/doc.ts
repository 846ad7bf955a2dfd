import type { LandmarkKind, ProductCategory } from '#db/types.ts'

/** A place on the ground in metres: eastwards from the west edge, southwards from the north edge. */
export type Corner = readonly [xM: number, yM: number]

export type Zone = {
  id: string
  code: string
  name: string
  colour: number
  outline: ReadonlyArray<Corner>
  allowedCategories: ReadonlyArray<ProductCategory>
}
export type Booth = {
  id: string
  zoneId: string
  code: string
  xM: number
  yM: number
  widthM: number
  depthM: number
  rotationDeg: number
  capacity: number
  powerWatts: number
  hasWater: boolean
  cookingAllowed: boolean
  hasColdStorage: boolean
}
export type Landmark = {
  id: string
  kind: LandmarkKind
  name: string
  xM: number
  yM: number
  widthM: number
  depthM: number
  rotationDeg: number
}
export type Walkway = { id: string; line: ReadonlyArray<Corner>; widthM: number }

/** What belongs to the ground as a whole. */
export type Settings = {
  widthM: number
  depthM: number
  cableLengthM: number
  pictureFileId: string | null
  pictureLeftM: number
  pictureTopM: number
  pictureMetresPerPixel: number
  pictureOpacity: number
}

export type GroundDoc = {
  ground: Settings
  zone: ReadonlyMap<string, Zone>
  booth: ReadonlyMap<string, Booth>
  landmark: ReadonlyMap<string, Landmark>
  walkway: ReadonlyMap<string, Walkway>
}

/** The same as lists of rows, as the server sends it to the browser. */
export type GroundRows = {
  ground: Settings
  zone: Zone[]
  booth: Booth[]
  landmark: Landmark[]
  walkway: Walkway[]
}

export const kinds = ['zone', 'walkway', 'landmark', 'booth'] as const
export type Kind = (typeof kinds)[number]

type Fields<Row> = Partial<Omit<Row, 'id'>>
type ChangeOf<Name, Row> =
  | { op: 'put'; kind: Name; value: Row }
  | { op: 'patch'; kind: Name; id: string; fields: Fields<Row> }
  | { op: 'remove'; kind: Name; id: string }

export type GroundChange =
  | ChangeOf<'zone', Zone>
  | ChangeOf<'booth', Booth>
  | ChangeOf<'landmark', Landmark>
  | ChangeOf<'walkway', Walkway>
  | { op: 'patch'; kind: 'ground'; fields: Partial<Settings> }

/** What one gesture does: all of it happens, or nothing. */
export type GroundStep = ReadonlyArray<GroundChange>

function picked<Row extends object>(row: Row, fields: Partial<Row>): Partial<Row> {
  const values: Partial<Row> = {}
  for (const key in fields) values[key] = row[key]
  return values
}

/** Changes the rows and answers what takes the change back; undefined when there was nothing to change. */
function alter<Name, Row extends { id: string }>(
  rows: Map<string, Row>,
  kind: Name,
  change: ChangeOf<Name, Row>,
): ChangeOf<Name, Row> | undefined {
  const id = change.op === 'put' ? change.value.id : change.id
  const before = rows.get(id)
  switch (change.op) {
    case 'put':
      rows.set(id, change.value)
      return before ? { op: 'put', kind, value: before } : { op: 'remove', kind, id }
    case 'patch':
      // What somebody else has deleted stays deleted.
      if (!before) return undefined
      rows.set(id, { ...before, ...change.fields })
      return { op: 'patch', kind, id, fields: picked<Fields<Row>>(before, change.fields) }
    case 'remove':
      if (!before) return undefined
      rows.delete(id)
      return { op: 'put', kind, value: before }
  }
}

/** The ground after a step, and the step that takes it back. Rows that no change names stay the same objects. */
export function takeGroundStep(
  doc: GroundDoc,
  step: GroundStep,
): { doc: GroundDoc; inverse: GroundStep } {
  const zone = new Map(doc.zone)
  const booth = new Map(doc.booth)
  const landmark = new Map(doc.landmark)
  const walkway = new Map(doc.walkway)
  let ground = doc.ground
  const inverse: GroundChange[] = []
  const touched = new Set<string>()

  function edit(change: GroundChange): GroundChange | undefined {
    switch (change.kind) {
      case 'zone':
        return alter(zone, 'zone', change)
      case 'booth':
        return alter(booth, 'booth', change)
      case 'landmark':
        return alter(landmark, 'landmark', change)
      case 'walkway':
        return alter(walkway, 'walkway', change)
      case 'ground': {
        const back = picked(ground, change.fields)
        ground = { ...ground, ...change.fields }
        return { op: 'patch', kind: 'ground', fields: back }
      }
    }
  }

  for (const change of step) {
    const back = edit(change)
    if (!back) continue
    touched.add(change.kind)
    inverse.push(back)
  }
  return {
    doc: {
      ground,
      zone: touched.has('zone') ? zone : doc.zone,
      booth: touched.has('booth') ? booth : doc.booth,
      landmark: touched.has('landmark') ? landmark : doc.landmark,
      walkway: touched.has('walkway') ? walkway : doc.walkway,
    },
    inverse: inverse.reverse(),
  }
}

/** The ground after a step. */
export function applyGroundStep(doc: GroundDoc, step: GroundStep): GroundDoc {
  return takeGroundStep(doc, step).doc
}

/** The step that takes another back on the ground as it was before. */
export function invertGroundStep(doc: GroundDoc, step: GroundStep): GroundStep {
  return takeGroundStep(doc, step).inverse
}

function byId<Row extends { id: string }>(rows: ReadonlyArray<Row>): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.id, row]))
}

/** The ground from its rows. */
export function docOf(rows: GroundRows): GroundDoc {
  return {
    ground: rows.ground,
    zone: byId(rows.zone),
    booth: byId(rows.booth),
    landmark: byId(rows.landmark),
    walkway: byId(rows.walkway),
  }
}

export type GroundObject =
  | { kind: 'zone'; row: Zone }
  | { kind: 'booth'; row: Booth }
  | { kind: 'landmark'; row: Landmark }
  | { kind: 'walkway'; row: Walkway }

/** The object with this id, whatever it is. */
export function findObject(doc: GroundDoc, id: string): GroundObject | undefined {
  const booth = doc.booth.get(id)
  if (booth) return { kind: 'booth', row: booth }
  const zone = doc.zone.get(id)
  if (zone) return { kind: 'zone', row: zone }
  const landmark = doc.landmark.get(id)
  if (landmark) return { kind: 'landmark', row: landmark }
  const walkway = doc.walkway.get(id)
  return walkway && { kind: 'walkway', row: walkway }
}
