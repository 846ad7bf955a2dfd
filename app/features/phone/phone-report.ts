import { HELD_SPANS_MAX } from './contract/limits.ts'
import { type NumberSpan, spansOf } from './number-spans.ts'
import type { QueueItem } from './queue.ts'

/** What lies on the phone of one pairing, and which running numbers it has given out under it. */
export type PhoneLoad = {
  deviceId: string
  waiting: number
  refused: number
  /** When the oldest of both was made, by the phone's clock. */
  oldestAt: string | null
  numbers: { given: number; held: number; heldIn?: NumberSpan[] } | null
}

/** When and what a pairing was told last. */
export type Told = { at: number; load: PhoneLoad }

/** Items younger than this are not reported as waiting: most are sent within a moment. */
const SETTLES_MS = 5_000
const EVERY_MS = 30_000

/**
 * What lies on the phone, of each pairing in use or in the queue. `given` and `items` are of one moment, or
 * numbers would seem to be missing that were given out in between.
 */
export function sumLoads<Entry>(
  items: ReadonlyArray<QueueItem<Entry>>,
  given: ReadonlyMap<string, number> | undefined,
  current: string | undefined,
  madeAt: (entry: Entry) => string,
): PhoneLoad[] {
  const deviceIds = new Set(items.map(({ deviceId }) => deviceId))
  if (current !== undefined) deviceIds.add(current)
  return [...deviceIds].map((deviceId) => {
    const own = items.filter((item) => item.deviceId === deviceId)
    const refused = own.filter((item) => item.refused !== null).length
    const below = given?.get(deviceId) ?? 0
    // Numbers out of the row are of items that could not be written down; the server does not count them.
    const held = new Set(own.map(({ seq }) => seq).filter((seq) => seq < below))
    const heldIn = spansOf(held)
    return {
      deviceId,
      waiting: own.length - refused,
      refused,
      oldestAt: oldestOf(own.map(({ entry }) => madeAt(entry))),
      numbers: given
        ? { given: below, held: held.size, ...(heldIn.length <= HELD_SPANS_MAX && { heldIn }) }
        : null,
    }
  })
}

function oldestOf(instants: ReadonlyArray<string>): string | null {
  const [first, ...rest] = instants
  if (first === undefined) return null
  return rest.reduce((oldest, at) => (Date.parse(at) < Date.parse(oldest) ? at : oldest), first)
}

/** An earlier pairing of which something was told to lie here, and nothing lies here any more. */
export function addEmptied(
  loads: ReadonlyArray<PhoneLoad>,
  told: ReadonlyMap<string, Told>,
  given: ReadonlyMap<string, number> | undefined,
): PhoneLoad[] {
  const emptied = [...told.values()].filter(
    ({ load }) => holds(load) && !loads.some(({ deviceId }) => deviceId === load.deviceId),
  )
  return [
    ...loads,
    ...emptied.map(({ load: { deviceId } }) => ({
      ...{ deviceId, waiting: 0, refused: 0, oldestAt: null },
      numbers: given ? { given: given.get(deviceId) ?? 0, held: 0, heldIn: [] } : null,
    })),
  ]
}

function holds({ waiting, refused }: PhoneLoad): boolean {
  return waiting + refused > 0
}

/** Whether something lies here that did not go at once. */
function isStuck({ waiting, oldestAt }: PhoneLoad, now: number): boolean {
  return waiting > 0 && oldestAt !== null && now - Date.parse(oldestAt) >= SETTLES_MS
}

/**
 * Whether to tell this now: at first, when things begin or cease to wait or to be refused, and every half minute
 * while somebody looks. What goes within seconds is not worth a word.
 */
export function isReportDue(
  load: PhoneLoad,
  told: Told | undefined,
  { now, hidden }: { now: number; hidden: boolean },
): boolean {
  if (!told) return true
  if (load.refused !== told.load.refused) return true
  if (isStuck(load, now) !== isStuck(told.load, told.at)) return true
  return !hidden && now - told.at >= EVERY_MS
}

/** Whether to report once more when the page is left: only if something differs from the last report. */
export function isNewsAtLeaving(load: PhoneLoad, told: Told | undefined): boolean {
  return (
    load.waiting !== told?.load.waiting ||
    load.refused !== told.load.refused ||
    load.numbers?.given !== told.load.numbers?.given
  )
}
