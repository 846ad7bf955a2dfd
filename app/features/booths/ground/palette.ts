/** The colours of zones as classes, for what is filled, lined and listed. */
const fills = [
  'fill-zone-1 stroke-zone-edge-1',
  'fill-zone-2 stroke-zone-edge-2',
  'fill-zone-3 stroke-zone-edge-3',
  'fill-zone-4 stroke-zone-edge-4',
  'fill-zone-5 stroke-zone-edge-5',
  'fill-zone-6 stroke-zone-edge-6',
  'fill-zone-7 stroke-zone-edge-7',
  'fill-zone-8 stroke-zone-edge-8',
] as const
const edges = [
  'stroke-zone-edge-1',
  'stroke-zone-edge-2',
  'stroke-zone-edge-3',
  'stroke-zone-edge-4',
  'stroke-zone-edge-5',
  'stroke-zone-edge-6',
  'stroke-zone-edge-7',
  'stroke-zone-edge-8',
] as const
const swatches = [
  'bg-zone-1 border-zone-edge-1',
  'bg-zone-2 border-zone-edge-2',
  'bg-zone-3 border-zone-edge-3',
  'bg-zone-4 border-zone-edge-4',
  'bg-zone-5 border-zone-edge-5',
  'bg-zone-6 border-zone-edge-6',
  'bg-zone-7 border-zone-edge-7',
  'bg-zone-8 border-zone-edge-8',
] as const

export const COLOURS = 8

function ofPalette(palette: ReadonlyArray<string>, colour: number): string {
  return palette[Math.abs(Math.trunc(colour)) % COLOURS] ?? ''
}

export const zoneFill = (colour: number) => ofPalette(fills, colour)
export const zoneEdge = (colour: number) => ofPalette(edges, colour)
export const zoneSwatch = (colour: number) => ofPalette(swatches, colour)
