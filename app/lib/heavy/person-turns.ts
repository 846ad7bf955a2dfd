import { Lanes } from './lanes.ts'

/** Gives each person one turn at a time; what the same person asks for besides waits, so much of it, in the order of asking. */
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
    try {
      return await lane.run(signal, work)
    } finally {
      if (lane.running === 0) this.lanes.delete(userId)
    }
  }
}
