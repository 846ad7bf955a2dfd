import { type Load, type Measured, run, type Target } from './load.ts'

const SIDES = ['ours', 'bare'] as const
type Side = (typeof SIDES)[number]
export const CONNECTIONS = 32
export const ROUNDS = 5

export type Contest = {
  name: string
  /** Ours by bare has to reach this. */
  wanted: number
  ours: Target
  bare: Target
  /** Requests before the first round, until both sides run at their full speed. */
  warmUp: Record<Side, number>
  /** Requests of each round. */
  requests: Record<Side, number>
  /** The next so many requests, spread over the connections. */
  makeLoad(requests: number): Load
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
 * Lets ours and bare answer by turns, so that both see the same noise of the machine. The ratio is the middle
 * one of the rounds' own. Wrong answers spoil the contest.
 */
export async function contest(contest: Contest): Promise<Result> {
  for (const side of SIDES) await runRight(contest, side, contest.warmUp[side])
  const rounds: Record<Side, Measured[]> = { ours: [], bare: [] }
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const side of SIDES) {
      rounds[side].push(await runRight(contest, side, contest.requests[side]))
    }
  }
  const ratio = median(
    rounds.ours.map((ours, round) => ours.perSecond / (rounds.bare[round]?.perSecond ?? 0)),
  )
  return {
    name: contest.name,
    wanted: contest.wanted,
    ratio,
    reached: ratio >= contest.wanted,
    ours: middle(rounds.ours),
    bare: middle(rounds.bare),
  }
}

async function runRight(contest: Contest, side: Side, requests: number): Promise<Measured> {
  const measured = await run(contest[side], contest.makeLoad(requests))
  if (measured.wrong === 0) return measured
  throw new Error(
    `${contest.name}, ${side}: ${measured.wrong} wrong answers, as\n${measured.firstWrong}`,
  )
}

function median(values: ReadonlyArray<number>): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

function middle(rounds: ReadonlyArray<Measured>): Measured {
  return {
    perSecond: median(rounds.map((round) => round.perSecond)),
    p50Ms: median(rounds.map((round) => round.p50Ms)),
    p95Ms: median(rounds.map((round) => round.p95Ms)),
    p99Ms: median(rounds.map((round) => round.p99Ms)),
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
