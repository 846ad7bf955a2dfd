import type { FloorPlan } from '../ground/floor-plan.server.ts'
import type { Letter } from './find-letter.server.ts'
import { letterPaper } from './letter-paper.server.ts'

/** Draws a letter about a place. */
export default function drawLetter(order: { letter: Letter; floor: FloorPlan; origin: string }) {
  return letterPaper(order)
}
