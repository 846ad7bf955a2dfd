import { fold } from '#app/lib/fold.ts'
import type { BoardApplication } from './board-data.server.ts'

export const boardFilters = ['unplaced', 'placed', 'waiting', 'locked', 'all'] as const
export type BoardFilter = (typeof boardFilters)[number]

type PlacesAndLocks = {
  places: ReadonlyMap<string, string>
  lockOf: (application: BoardApplication) => string | undefined
}

/** Whether an application belongs to what the planner wants to see. */
export function matchesFilter(
  { places, lockOf }: PlacesAndLocks,
  application: BoardApplication,
  filter: BoardFilter,
): boolean {
  const placed = places.has(application.id)
  switch (filter) {
    case 'unplaced':
      return !placed && application.status !== 'waiting_list'
    case 'placed':
      return placed
    case 'waiting':
      return application.status === 'waiting_list'
    case 'locked':
      return placed && lockOf(application) !== undefined
    case 'all':
      return true
  }
}

type Folded = { name: string; kanwil: string }

/** Names as they are searched for: thousands are looked through at every key. */
const foldedOf = new WeakMap<BoardApplication, Folded>()

function foldedNames(application: BoardApplication): Folded {
  const known = foldedOf.get(application)
  if (known) return known
  const made = { name: fold(application.name), kanwil: fold(application.kanwilCode ?? '') }
  foldedOf.set(application, made)
  return made
}

/** Says of an application whether every word typed occurs in the name, or is the Kanwil's code. */
export function searchFor(search: string): (application: BoardApplication) => boolean {
  const words = search.split(/\s+/).map(fold).filter(Boolean)
  return (application) => {
    const { name, kanwil } = foldedNames(application)
    return words.every((word) => name.includes(word) || kanwil === word)
  }
}
