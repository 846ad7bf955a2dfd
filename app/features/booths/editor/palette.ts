import { ofPalette, zoneEdges, zoneFills, zoneSwatches } from '#app/components/zone-colours.ts'

/** The colours of zones as classes, for what is filled, lined and listed. */
export const COLOURS = zoneFills.length

export const zoneFill = (colour: number) => ofPalette(zoneFills, colour) ?? ''
export const zoneEdge = (colour: number) => ofPalette(zoneEdges, colour) ?? ''
export const zoneSwatch = (colour: number) => ofPalette(zoneSwatches, colour) ?? ''
