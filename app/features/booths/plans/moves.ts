/** One application from a booth to another; null = stands nowhere in the plan. */
export type PlanMove = { applicationId: string; from: string | null; to: string | null }

/** Where everybody stands: application id to booth id. */
export type Places = ReadonlyMap<string, string>

/** What brings back the state before these moves. */
export function invertMoves(moves: ReadonlyArray<PlanMove>): PlanMove[] {
  return moves.map(({ applicationId, from, to }) => ({ applicationId, from: to, to: from }))
}

/** The places after all the moves; those before are left as they are. */
export function applyMoves(places: Places, moves: ReadonlyArray<PlanMove>): Map<string, string> {
  const after = new Map(places)
  for (const { applicationId, to } of moves) {
    if (to === null) after.delete(applicationId)
    else after.set(applicationId, to)
  }
  return after
}

/** The moves whose application no longer stands where the move begins: somebody else was quicker. */
export function findStale(places: Places, moves: ReadonlyArray<PlanMove>): PlanMove[] {
  return moves.filter(({ applicationId, from }) => (places.get(applicationId) ?? null) !== from)
}

/** One application into a booth, or out of all of them. */
export function moveTo(places: Places, applicationId: string, to: string | null): PlanMove[] {
  const from = places.get(applicationId) ?? null
  return from === to ? [] : [{ applicationId, from, to }]
}

/** Two applications change places; one of them may stand nowhere and then only the other's place is given over. */
export function swapOf(places: Places, first: string, second: string): PlanMove[] {
  const a = places.get(first) ?? null
  const b = places.get(second) ?? null
  if (first === second || a === b) return []
  return [
    { applicationId: first, from: a, to: b },
    { applicationId: second, from: b, to: a },
  ]
}
