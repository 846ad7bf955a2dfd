import { fixedColours, inkColours, zoneColour } from '#app/lib/pdf/colours.ts'
import type { Ink } from './marks.ts'

/** The colour of a mark for files and papers, which know no classes. */
export function hexOf(ink: Ink, colour = 0): string {
  if (ink === 'zone') return zoneColour(colour).fill
  if (ink === 'zoneEdge') return zoneColour(colour).edge
  if (ink === 'indigo' || ink === 'cream' || ink === 'turmeric') return fixedColours[ink]
  return inkColours[ink]
}
