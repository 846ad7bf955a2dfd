import type { BoardApplication, BoardData, BoardState } from './board-data.server.ts'

// Packs a board of thousands of applications for its way to the browser: the names of fields are left out, each id is
// sent once, and from then on its position in the list stands for it.

const NEEDS = ['needsWater', 'needsCooking', 'needsColdStorage'] as const

type PackedApplication = [
  id: string,
  name: string,
  kanwilCode: string | null,
  /** Positions in the lists `statuses` and `categories`. */
  status: number,
  categories: number,
  tables: number,
  powerWatts: number,
  priorityScore: number,
  /** One bit for each of `NEEDS`. */
  needs: number,
  /** Positions in the ground's lists of zones and booths. */
  wishes: number[],
  exclusions: number[],
]

export type PackedBoard = Omit<BoardData, 'applications'> & {
  statuses: BoardApplication['status'][]
  categories: BoardApplication['categories'][]
  applications: PackedApplication[]
}

export type PackedState = Omit<BoardState, 'places'> & {
  /** Application, its booth, the next application, its booth, and so on, as positions in the board's lists. */
  places: number[]
  /** Placements of applications that are no longer on the board. */
  others: BoardState['places']
}

/** Gives each new thing the next number; equal things have the same one. */
function numbering<Item>(nameOf: (item: Item) => string) {
  const items: Item[] = []
  const numbers = new Map<string, number>()
  const numberOf = (item: Item): number => {
    const name = nameOf(item)
    const known = numbers.get(name)
    if (known !== undefined) return known
    numbers.set(name, items.length)
    return items.push(item) - 1
  }
  return { items, numberOf }
}

function indexById(rows: ReadonlyArray<{ id: string }>): Map<string, number> {
  return new Map(rows.map(({ id }, index) => [id, index]))
}

/** The board in about a quarter of its bytes. */
export function packBoard(board: BoardData): PackedBoard {
  const zones = indexById(board.floor.zones)
  const booths = indexById(board.floor.booths)
  const statuses = numbering<BoardApplication['status']>((status) => status)
  const categories = numbering<BoardApplication['categories']>((list) => list.join())
  const applications = board.applications.map(
    (row): PackedApplication => [
      row.id,
      row.name,
      row.kanwilCode,
      statuses.numberOf(row.status),
      categories.numberOf(row.categories),
      row.tables,
      row.powerWatts,
      row.priorityScore,
      NEEDS.reduce((bits, need, bit) => bits | (row[need] ? 1 << bit : 0), 0),
      row.wishes.flatMap((id) => zones.get(id) ?? []),
      row.exclusions.flatMap((id) => booths.get(id) ?? []),
    ],
  )
  return { ...board, statuses: statuses.items, categories: categories.items, applications }
}

/** The board as it was packed. */
export function unpackBoard(packed: PackedBoard): BoardData {
  const { statuses, categories, applications, ...board } = packed
  const { zones, booths } = board.floor
  return {
    ...board,
    applications: applications.map((row) => {
      const [id, name, kanwilCode, status, kinds, tables, powerWatts, priorityScore, needs] = row
      const [, , , , , , , , , wishes, exclusions] = row
      return {
        id,
        name,
        kanwilCode,
        status: statuses[status] ?? 'accepted',
        tables,
        powerWatts,
        needsWater: (needs & 1) !== 0,
        needsCooking: (needs & 2) !== 0,
        needsColdStorage: (needs & 4) !== 0,
        categories: categories[kinds] ?? [],
        priorityScore,
        wishes: wishes.flatMap((index) => zones[index]?.id ?? []),
        exclusions: exclusions.flatMap((index) => booths[index]?.id ?? []),
      }
    }),
  }
}

/** Who stands where, in the numbers of this board. */
export function packState(state: BoardState, board: BoardData): PackedState {
  const applications = indexById(board.applications)
  const booths = indexById(board.floor.booths)
  const places: number[] = []
  const others: BoardState['places'] = []
  for (const place of state.places) {
    const [application, booth] = [applications.get(place[0]), booths.get(place[1])]
    if (application === undefined || booth === undefined) others.push(place)
    else places.push(application, booth)
  }
  return { ...state, places, others }
}

/** The state as it was packed; placements on the board come first. */
export function unpackState(packed: PackedState, board: BoardData): BoardState {
  const { places, others, ...state } = packed
  const known: BoardState['places'] = []
  for (let at = 0; at < places.length; at += 2) {
    const application = board.applications[places[at] ?? -1]
    const booth = board.floor.booths[places[at + 1] ?? -1]
    if (application && booth) known.push([application.id, booth.id])
  }
  return { ...state, places: [...known, ...others] }
}
