import pg from 'pg'
import { poolConfig, type Timeouts } from './connect.server.ts'
import { afterPatience } from './patience.ts'
import type { Pulse } from './pulse.server.ts'
import { DatabaseTrouble, troubleOf } from './trouble.ts'

/** A pool in which nothing has moved for this long gives no connection to anybody who comes. */
const STUCK_MS = 1000

/** What a pool of `pg` says to who has waited too long for others to give a connection back. */
const WAITED_IN_VAIN = 'timeout exceeded when trying to connect'

export type GuardedOptions = Timeouts & {
  max: number
  /** Told of in the list of connections of the database. */
  name: string
}

type Take = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  done: (release?: unknown) => void,
) => void

/**
 * Connections that are refused at once when they cannot be had: while the database is away (`pulse`), and while all of
 * them are stuck, as in waiting for one lock.
 */
export class GuardedPool extends pg.Pool {
  private readonly clients = new Set<pg.Client>()
  private stuck = false
  private stopWatching: (() => void) | undefined

  constructor(
    url: string,
    private readonly pulse: Pulse,
    options: GuardedOptions,
  ) {
    super(poolConfig(url, options))
    // An idle connection that breaks (the server restarts) is replaced at the next query.
    this.on('error', () => {})
    this.on('connect', (client) => {
      client.on('error', () => {})
      client.on('drain', () => pulse.heard())
      if (client instanceof pg.Client) this.clients.add(client)
    })
    this.on('remove', (client) => {
      if (client instanceof pg.Client) this.clients.delete(client)
    })
    this.on('acquire', () => this.given())
    this.on('release', () => this.takenBack())
    pulse.watch({
      isBusy: () => this.totalCount > this.idleCount || this.waitingCount > 0,
      cut: () => this.cut(),
    })
  }

  override connect(): Promise<pg.PoolClient>
  override connect(take: Take): void
  override connect(take?: Take): Promise<pg.PoolClient> | undefined {
    this.pulse.stir()
    const trouble = this.trouble()
    if (trouble) {
      const refusal = new DatabaseTrouble(trouble)
      if (!take) return Promise.reject(refusal)
      process.nextTick(take, refusal, undefined, () => {})
      return undefined
    }
    if (take) {
      super.connect((error, client, done) => take(error && this.doubt(error), client, done))
      return undefined
    }
    return super.connect().catch((error: Error) => {
      throw this.doubt(error)
    })
  }

  private trouble(): 'away' | 'busy' | undefined {
    if (this.pulse.away) return 'away'
    return this.stuck ? 'busy' : undefined
  }

  /** The last connection is given away: unless one comes back soon, nobody need wait. */
  private given(): void {
    if (this.idleCount > 0 || this.totalCount < this.options.max) return
    this.stopWatching ??= afterPatience(STUCK_MS, () => {
      this.stuck = true
    })
  }

  /** As long as others still wait, one that comes back is no sign of anything: it may have waited in vain itself. */
  private takenBack(): void {
    if (this.stuck && this.waitingCount > 0) return
    this.stopWatching?.()
    this.stopWatching = undefined
    this.stuck = false
  }

  /** Who could not connect makes the pulse look at once; who only waited in vain for others does not. */
  private doubt(error: Error): Error {
    if (error.message === WAITED_IN_VAIN) return new DatabaseTrouble('busy')
    if (troubleOf(error) === 'away') void this.pulse.beat()
    return error
  }

  /** Ends all connections, at work or not: what was asked over them fails now. */
  private cut(): void {
    for (const client of this.clients) client.connection.stream.destroy()
  }
}
