import { boothMarks } from './booth-marks.ts'
import type { BoothLook, GroundDrawing, MapBooth } from './ground-drawing.ts'
import { groundMarks } from './ground-marks.ts'
import { gateNameMarks, landmarkMarks } from './landmark-marks.ts'
import {
  type FurnitureWords,
  furnishedView,
  furnitureMarks,
  type ViewBox,
} from './map-furniture.ts'
import type { Mark } from './marks.ts'
import { wayMarks } from './way-marks.ts'

export type SceneOptions = {
  /** How each booth looks; plain when left out. */
  look?: (booth: MapBooth) => BoothLook
  /** A way to show, corner by corner. */
  way?: ReadonlyArray<{ x: number; y: number }>
  words: FurnitureWords
}

/** Everything that is drawn, in the order in which it is laid down. */
export type Scene = {
  view: ViewBox
  ground: Mark[]
  booths: Array<{ booth: MapBooth; marks: Mark[] }>
  over: Mark[]
}

/** The whole drawing of a ground as shapes and texts, for files and papers. */
export function sceneOf(drawing: GroundDrawing, { look, way, words }: SceneOptions): Scene {
  const colourOf = new Map(drawing.zones.map(({ id, colour }) => [id, colour]))
  return {
    view: furnishedView(drawing.ground),
    ground: [...groundMarks(drawing), ...drawing.landmarks.flatMap(landmarkMarks)],
    booths: drawing.booths.map((booth) => ({
      booth,
      marks: boothMarks(booth, colourOf.get(booth.zoneId) ?? 0, look?.(booth) ?? {}),
    })),
    over: [
      ...wayMarks(way ?? [], drawing.ground),
      ...gateNameMarks(drawing.landmarks, drawing.ground),
      ...furnitureMarks(drawing.ground, words),
    ],
  }
}
