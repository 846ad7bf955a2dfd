/** Where to: one up, one down, or to a place, 1 = first. */
export type RankMove = 'up' | 'down' | { to: number }

/** The order with one of its members moved; a place beyond the ends is the end. */
export function rankAfter(
  order: ReadonlyArray<string>,
  id: string,
  move: RankMove,
): ReadonlyArray<string> {
  const from = order.indexOf(id)
  if (from === -1) return order
  const wanted = move === 'up' ? from - 1 : move === 'down' ? from + 1 : move.to - 1
  const to = Math.min(order.length - 1, Math.max(0, wanted))
  const rest = order.filter((other) => other !== id)
  return [...rest.slice(0, to), id, ...rest.slice(to)]
}
