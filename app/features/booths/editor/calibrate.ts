import type { Corner, Settings } from '../ground/doc.ts'
import { roundM } from '../ground/shapes.ts'

/**
 * The picture enlarged so that two points on it are as far apart as they are in truth. The first point stays
 * where it is on the ground.
 */
export function calibrated(
  ground: Pick<Settings, 'pictureLeftM' | 'pictureTopM' | 'pictureMetresPerPixel'>,
  from: Corner,
  to: Corner,
  metres: number,
): Partial<Settings> {
  const measured = Math.hypot(to[0] - from[0], to[1] - from[1])
  if (measured === 0) return {}
  const wanted = (ground.pictureMetresPerPixel * metres) / measured
  const perPixel = Math.max(0.0001, Math.min(100, wanted))
  const factor = perPixel / ground.pictureMetresPerPixel
  return {
    pictureMetresPerPixel: perPixel,
    pictureLeftM: roundM(from[0] - (from[0] - ground.pictureLeftM) * factor),
    pictureTopM: roundM(from[1] - (from[1] - ground.pictureTopM) * factor),
  }
}
