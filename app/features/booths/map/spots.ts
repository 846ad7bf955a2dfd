import { fold } from '#app/lib/fold.ts'
import { isSolidKind } from '../ground/landmark-kinds.ts'
import type { WayEnd } from './find-way.ts'
import type { MapBooth, MapLandmark } from './ground-drawing.ts'

/** Something on the ground that a way can begin or end at. `label` is unique and can be typed. */
export type Spot = { label: string; boothCode?: string; kind: string; rect: WayEnd }

const firstKinds = ['gate', 'stage']

/** Everything that can be asked for: gates and stages, other landmarks, then the booths. */
export function listSpots(
  landmarks: ReadonlyArray<MapLandmark>,
  booths: ReadonlyArray<MapBooth>,
): Spot[] {
  const rank = (kind: string) => {
    const index = firstKinds.indexOf(kind)
    return index < 0 ? firstKinds.length : index
  }
  const used = new Map<string, number>()
  const unique = (name: string) => {
    const count = (used.get(name) ?? 0) + 1
    used.set(name, count)
    return count === 1 ? name : `${name} (${count})`
  }
  return [
    ...landmarks
      .toSorted((a, b) => rank(a.kind) - rank(b.kind))
      .map((landmark) => ({
        label: unique(landmark.name),
        kind: landmark.kind,
        rect: {
          ...landmark,
          rotationDeg: landmark.rotationDeg ?? 0,
          solid: isSolidKind(landmark.kind),
        },
      })),
    ...booths.map((booth) => ({
      label: booth.code,
      boothCode: booth.code,
      kind: 'booth',
      rect: { ...booth, solid: true },
    })),
  ]
}

/** A code however it is typed: `A-01`, `a1`, `A 1` and `stan a-01` are one. */
function plainCode(text: string): string | undefined {
  const found = /^(?:stan|booth)?\s*([a-z0-9]*?[a-z])[\s-]*0*(\d{1,4})$/i.exec(text.trim())
  return found ? `${found[1]}-${Number(found[2])}`.toLowerCase() : undefined
}

/** The spot of this name: written so, the same code, or the only one that begins with or contains it. */
export function findSpot(spots: ReadonlyArray<Spot>, text: string): Spot | undefined {
  const wanted = fold(text)
  if (wanted === '') return undefined
  const same = spots.find(({ label }) => fold(label) === wanted)
  if (same) return same
  const code = plainCode(text)
  const booth = code
    ? spots.find(({ boothCode }) => boothCode && plainCode(boothCode) === code)
    : undefined
  if (booth) return booth
  const begins = spots.filter(({ label }) => fold(label).startsWith(wanted))
  if (begins.length === 1) return begins[0]
  const contains = spots.filter(({ label }) => fold(label).includes(wanted))
  return contains.length === 1 ? contains[0] : undefined
}
