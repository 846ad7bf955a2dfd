export type MapZone = {
  id: string
  code: string
  name: string
  colour: number
  outline: ReadonlyArray<readonly [number, number]>
}
export type MapBooth = {
  id: string
  zoneId: string
  code: string
  xM: number
  yM: number
  widthM: number
  depthM: number
  rotationDeg: number
  capacity: number
}
export type MapLandmark = {
  id: string
  kind: string
  name: string
  xM: number
  yM: number
  widthM: number
  depthM: number
  rotationDeg?: number
}
export type MapWalkway = {
  id: string
  line: ReadonlyArray<readonly [number, number]>
  widthM: number
}
export type MapGround = { widthM: number; depthM: number }

/** What lies on a ground, in metres from its north-west corner: all that any drawing of it is made from. */
export type GroundDrawing = {
  ground: MapGround
  zones: ReadonlyArray<MapZone>
  booths: ReadonlyArray<MapBooth>
  landmarks: ReadonlyArray<MapLandmark>
  walkways: ReadonlyArray<MapWalkway>
}

/** How a booth is drawn: what stands in it, and what the reader is looking for. */
export type BoothLook = {
  /** Share of its tables that are taken, 0 to 1; undefined = not shown. */
  filled?: number
  /** Under the code, as in `3/4`. */
  note?: string
  tone?: 'selected' | 'target' | 'blocked' | 'found' | 'dimmed'
  /** Number of a zone colour that fills it, e.g. one for each Kanwil. */
  colour?: number
}
