import { type Load, type Measured, run, type Target } from './load.ts'

export type Side = 'ours' | 'bare'
export const CONNECTIONS = 32
export const ROUNDS = 3

export type Contest = {
  name: string
  /** Ours by bare has to reach this. */
  wanted: number
  ours: Target
  bare: Target
  /** Requests of the warm-up and of each round. */
  requests: Record<Side, number>
  /** The next so many requests of a side, spread over the connections. */
  makeLoad(side: Side, requests: number): Load
}

export type Result = {
  name: string
  wanted: number
  ratio: number
  reached: boolean
  ours: Measured
  bare: Measured
}

/**
 * Lets ours and bare answer by turns, so that both see the same noise of the machine, and takes the median
 * of the rounds. Wrong answers spoil the contest.
 */
export async function contest(contest: Contest): Promise<Result> {
  const rounds: Record<Side, Measured[]> = { ours: [], bare: [] }
  for (let round = -1; round < ROUNDS; round += 1) {
    for (const side of ['ours', 'bare'] as const) {
      const measured = await run(contest[side], contest.makeLoad(side, contest.requests[side]))
      if (measured.wrong > 0) {
        throw new Error(
          `${contest.name}, ${side}: ${measured.wrong} wrong answers:\n${measured.firstWrong}`,
        )
      }
      if (round >= 0) rounds[side].push(measured)
    }
  }
  const ours = middle(rounds.ours)
  const bare = middle(rounds.bare)
  const ratio = ours.perSecond / bare.perSecond
  return {
    name: contest.name,
    wanted: contest.wanted,
    ratio,
    reached: ratio >= contest.wanted,
    ours,
    bare,
  }
}

function middle(rounds: ReadonlyArray<Measured>): Measured {
  const sorted = (of: (round: Measured) => number) =>
    rounds.map(of).sort((a, b) => a - b)[Math.floor(rounds.length / 2)] ?? 0
  return {
    perSecond: sorted((round) => round.perSecond),
    p50Ms: sorted((round) => round.p50Ms),
    p95Ms: sorted((round) => round.p95Ms),
    p99Ms: sorted((round) => round.p99Ms),
    wrong: 0,
  }
}

/** Deals requests out to the connections. */
export function spread(requests: number, make: (connection: number) => Buffer): Buffer[][] {
  const connections = Array.from({ length: CONNECTIONS }, () => [] as Buffer[])
  for (let index = 0; index < requests; index += 1) {
    connections[index % CONNECTIONS]?.push(make(index % CONNECTIONS))
  }
  return connections
}
