import type { WalkwayDrawing } from './ground.ts'

const way = (width: number, ...line: Array<[number, number]>): WalkwayDrawing => ({ line, width })

/** Lapangan Banteng: streets round the zones, aisles between their rows, ways to gates, stages and services. */
export const banteng: WalkwayDrawing[] = [
  // Streets from west to east: before the stages, before the main stage's field, between the zones, in the south.
  way(4, [4, 18], [175, 18]),
  way(8, [48, 38], [130.5, 38]),
  way(4, [4, 76], [175, 76]),
  way(4, [48, 100], [138, 100]),
  way(3, [1.5, 112], [4, 115.5], [117, 115.5], [117, 108], [175, 108]),
  // Streets from north to south.
  way(4, [4, 18], [4, 115.5]),
  way(8, [48, 18], [48, 100]),
  way(4, [90, 76], [90, 115.5], [87, 118]),
  way(8, [130.5, 18], [130.5, 76]),
  way(6, [138, 76], [138, 108]),
  way(4, [175, 18], [175, 108]),
  // The gate in the east, the speakers' stage, the toilets and the water in the west.
  way(4, [178, 82], [175, 82]),
  way(6, [138, 94], [175, 94]),
  way(3, [4, 106], [42, 106], [42, 115.5]),
  way(3, [52, 100], [52, 115.5]),
  // Aisles of Sumatra and of Java, Bali and Nusa Tenggara.
  way(6, [25, 18], [25, 106]),
  ...[32, 42, 52, 62].map((y) => way(3.5, [4, y], [48, y])),
  way(6, [154, 18], [154, 76]),
  ...[32, 42, 52, 62].map((y) => way(3.5, [130.5, y], [175, y])),
  // Aisles of Kalimantan and Sulawesi, of Maluku and Papua, of the kitchens and of the traders.
  way(5, [48, 59], [130.5, 59]),
  way(4, [95.5, 18], [95.5, 76]),
  way(4, [4, 90.5], [48, 90.5]),
  way(5, [48, 88], [138, 88]),
]

/** GOR Flobamora: round the gallery of the Kanwil, between the traders, to kitchens and services. */
export const flobamora: WalkwayDrawing[] = [
  way(5, [35, 42.5], [35, 3.5]),
  way(4, [3.5, 3.5], [68, 3.5]),
  way(4, [3.5, 24.5], [68, 24.5]),
  way(3, [3.5, 3.5], [3.5, 24.5]),
  way(3, [68, 3.5], [68, 37.5]),
  way(3, [3.5, 20.5], [35, 20.5]),
  way(4, [35, 13.5], [68, 13.5]),
  way(3, [35, 37.5], [68, 37.5]),
  way(3, [35, 40.5], [9.5, 40.5]),
]

/** Kampung PAS: from the gate across the yard to the gallery, the kitchens and the tables. */
export const halamanPas: WalkwayDrawing[] = [
  way(4, [25, 33], [25, 30.5]),
  way(3, [3, 30.5], [43, 30.5]),
  way(3, [29.5, 30.5], [29.5, 19]),
  way(3.5, [2, 19], [48, 19]),
  way(3.5, [24, 19], [24, 4]),
  way(4, [24, 9.5], [46, 9.5]),
  way(4, [12, 19], [12, 30.5]),
]
