export type Ranked<T> = T & { rank: number }

/**
 * Rows from most to least, each with its place: equal values share a place and the next is counted past them
 * (1, 1, 3). Among equals the order is that of `tieBreak`, so the same rows always stand alike.
 */
export function rankBy<T>(
  rows: ReadonlyArray<T>,
  value: (row: T) => number,
  tieBreak: (row: T) => string,
): Ranked<T>[] {
  const sorted = [...rows].sort((a, b) => {
    const difference = value(b) - value(a)
    if (difference !== 0) return difference
    return tieBreak(a) < tieBreak(b) ? -1 : tieBreak(a) > tieBreak(b) ? 1 : 0
  })
  let rank = 0
  return sorted.map((row, index) => {
    const before = sorted[index - 1]
    if (before === undefined || value(before) !== value(row)) rank = index + 1
    return { ...row, rank }
  })
}
