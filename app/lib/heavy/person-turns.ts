import { setTimeout as pause } from 'node:timers/promises'
import { Lanes } from './lanes.ts'

const MOST_REST_MS = 2000

/**
 * Gives each person one turn at a time; what the same person asks for besides waits, so much of it, in the order of
 * asking, and begins after a rest as long as the turn before has taken: nobody has more than half of what there is.
 */
export class PersonTurns {
  private readonly lanes = new Map<string, Lanes>()

  constructor(private readonly mostWaiting: number) {}

  /** How many people have something done. */
  get people(): number {
    return this.lanes.size
  }

  async run<Result>(
    userId: string,
    signal: AbortSignal,
    work: () => Promise<Result>,
  ): Promise<Result> {
    const lane = this.lanes.get(userId) ?? new Lanes(1, this.mostWaiting)
    this.lanes.set(userId, lane)
    return new Promise((done, fail) => {
      const turn = async () => {
        const began = performance.now()
        await work().then(done, fail)
        await pause(Math.min(performance.now() - began, MOST_REST_MS), undefined, { ref: false })
      }
      const leave = () => {
        if (lane.running === 0) this.lanes.delete(userId)
      }
      lane.run(signal, turn).catch(fail).finally(leave)
    })
  }
}
