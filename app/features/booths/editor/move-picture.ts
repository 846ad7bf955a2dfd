import { groundFields } from '../ground/change-schema.ts'
import type { GroundDoc, GroundStep } from '../ground/doc.ts'
import type { Point } from '../ground/geometry.ts'
import { roundM } from '../ground/shapes.ts'
import type { Gesture, Surface } from './gestures.ts'

const { minValue: LEAST_M, maxValue: MOST_M } = groundFields.pictureLeftM

/** Moves the picture under the plan, as far as a place can be kept; nothing without a picture. */
export function pictureStep({ ground }: GroundDoc, dx: number, dy: number): GroundStep {
  if (ground.pictureFileId === null || (dx === 0 && dy === 0)) return []
  const kept = (metres: number) =>
    roundM(Math.min(MOST_M ?? metres, Math.max(LEAST_M ?? metres, metres)))
  const fields = {
    pictureLeftM: kept(ground.pictureLeftM + dx),
    pictureTopM: kept(ground.pictureTopM + dy),
  }
  return [{ op: 'patch', kind: 'ground', fields }]
}

/** Moves the picture with the pointer; with Shift straight across or straight down. */
export function pictureGesture(surface: Surface, from: Point): Gesture {
  let [dx, dy] = [0, 0]
  const clear = () => surface.shiftPicture(0, 0)
  return {
    move(at, event) {
      ;[dx, dy] = [roundM(at.x - from.x), roundM(at.y - from.y)]
      if (event.shiftKey && Math.abs(dx) > Math.abs(dy)) dy = 0
      else if (event.shiftKey) dx = 0
      surface.shiftPicture(dx, dy)
    },
    end() {
      const { doc, commit } = surface.editor()
      commit(pictureStep(doc, dx, dy))
      clear()
    },
    cancel: clear,
  }
}
