import type { Db } from '#db/connect.server.ts'
import type { FloorPlan } from '../ground/floor-plan.server.ts'
import { findWay, type WayAnswer } from './find-way.ts'
import { searchStands } from './search-stands.server.ts'
import { findSpot, type Spot } from './spots.ts'

export type AskedWay =
  | { kind: 'unknown'; text: string }
  | { kind: 'answer'; from: Spot; to: Spot; answer: WayAnswer }

/**
 * The way from one place to another as visitors name them: by code, by the name of a landmark, or by an exhibitor of
 * the published plan. Without a start it begins at the gate from which it is shortest.
 */
export async function askWay(
  db: Db,
  { eventId, planId }: { eventId: string; planId: string | undefined },
  floor: FloorPlan,
  spots: ReadonlyArray<Spot>,
  asked: { from: string; to: string },
): Promise<AskedWay | undefined> {
  if (asked.to === '') return undefined
  const spotOf = async (text: string) => {
    const spot = findSpot(spots, text)
    if (spot || planId === undefined) return spot
    const options = { page: 1, size: 1, categoryWords: {} }
    const { found, similar } = await searchStands(db, { eventId, planId }, text, options)
    // A name that is only similar may belong to a booth at the other end of the ground, so it is not taken.
    const code = similar ? undefined : found[0]?.boothCode
    return code === undefined ? undefined : spots.find(({ boothCode }) => boothCode === code)
  }
  const to = await spotOf(asked.to)
  if (!to) return { kind: 'unknown', text: asked.to }
  const solids = spots.flatMap(({ rect }) => (rect.solid ? [rect] : []))
  const wayFrom = (from: Spot): AskedWay => ({
    kind: 'answer',
    from,
    to,
    answer: findWay(floor.walkways, from.rect, to.rect, solids),
  })
  if (asked.from !== '') {
    const from = await spotOf(asked.from)
    return from ? wayFrom(from) : { kind: 'unknown', text: asked.from }
  }
  const ways = spots.filter(({ kind }) => kind === 'gate').map(wayFrom)
  return ways.sort((a, b) => lengthOf(a) - lengthOf(b))[0]
}

function lengthOf(way: AskedWay): number {
  if (way.kind !== 'answer') return Number.POSITIVE_INFINITY
  return way.answer.kind === 'way' ? way.answer.lengthM : Number.MAX_SAFE_INTEGER
}
