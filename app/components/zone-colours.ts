// Every class is written out whole, or the style sheet would not have it.

/** The area of a zone with its edge. */
export const zoneFills = [
  'fill-zone-1 stroke-zone-edge-1',
  'fill-zone-2 stroke-zone-edge-2',
  'fill-zone-3 stroke-zone-edge-3',
  'fill-zone-4 stroke-zone-edge-4',
  'fill-zone-5 stroke-zone-edge-5',
  'fill-zone-6 stroke-zone-edge-6',
  'fill-zone-7 stroke-zone-edge-7',
  'fill-zone-8 stroke-zone-edge-8',
] as const

/** The edge of a zone alone. */
export const zoneEdges = [
  'stroke-zone-edge-1',
  'stroke-zone-edge-2',
  'stroke-zone-edge-3',
  'stroke-zone-edge-4',
  'stroke-zone-edge-5',
  'stroke-zone-edge-6',
  'stroke-zone-edge-7',
  'stroke-zone-edge-8',
] as const

/** The colour of a zone beside its name in a list. */
export const zoneSwatches = [
  'bg-zone-1 border-zone-edge-1',
  'bg-zone-2 border-zone-edge-2',
  'bg-zone-3 border-zone-edge-3',
  'bg-zone-4 border-zone-edge-4',
  'bg-zone-5 border-zone-edge-5',
  'bg-zone-6 border-zone-edge-6',
  'bg-zone-7 border-zone-edge-7',
  'bg-zone-8 border-zone-edge-8',
] as const

/** One of the eight colours of zones, whatever the stored number. */
export function ofPalette<Item>(palette: ReadonlyArray<Item>, colour: number): Item | undefined {
  return palette[Math.abs(Math.trunc(colour)) % palette.length]
}
