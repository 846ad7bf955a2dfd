import type pg from 'pg'
import { createClient } from './connect.server.ts'
import { withinPatience } from './patience.ts'
import { DatabaseTrouble, troubleOf } from './trouble.ts'

export type PulseOptions = {
  /** Pause between two beats while somebody is at work. */
  everyMs?: number
  /** Pause while the database is away. */
  awayMs?: number
  /** How long an answer may take. */
  patienceMs?: number
  /** Told when the database is found away, with the reason, and when it is back. */
  onChange?: (reason: unknown) => void
}

/** Whoever uses the database: whether it is at work, and how it drops everything. */
type Watched = { isBusy(): boolean; cut(): void }

/**
 * Feels whether the database is alive, by a small question over a connection of its own, while somebody is at work with
 * it. One that does not answer counts as away for everybody: who waits for it is cut off instead of waiting to the end
 * each for himself, and who comes is refused at once, until it answers again.
 */
export class Pulse {
  private readonly options: Required<PulseOptions>
  private readonly watched = new Set<Watched>()
  private client: pg.Client | undefined
  private timer: NodeJS.Timeout | undefined
  private beating: Promise<boolean> | undefined
  private isAway = false
  private heardSinceAsked = false
  private ended = false

  constructor(
    private readonly url: string,
    options: PulseOptions = {},
  ) {
    const { everyMs = 1000, awayMs = 500, patienceMs = 3000, onChange = () => {} } = options
    this.options = { everyMs, awayMs, patienceMs, onChange }
  }

  /** Whether the database was found away, and not back since. */
  get away(): boolean {
    return this.isAway
  }

  watch(user: Watched): void {
    this.watched.add(user)
  }

  /** The database has answered somebody: slow as it may be, it is there. */
  heard(): void {
    this.heardSinceAsked = true
  }

  /** Somebody begins to work with the database. */
  stir(): void {
    if (this.timer === undefined && !this.ended) this.plan()
  }

  /** Asks the database now; true when it answers. Who asks while an answer is awaited hears the same one. */
  beat(): Promise<boolean> {
    this.beating ??= this.ask().finally(() => {
      this.beating = undefined
    })
    return this.beating
  }

  async end(): Promise<void> {
    this.ended = true
    clearTimeout(this.timer)
    this.drop()
    await this.beating
  }

  private plan(): void {
    const { everyMs, awayMs } = this.options
    this.timer = setTimeout(() => this.goOn(), this.isAway ? awayMs : everyMs)
    this.timer.unref()
  }

  private async goOn(): Promise<void> {
    await this.beat()
    this.timer = undefined
    if (this.ended) return
    if (this.isAway || [...this.watched].some((user) => user.isBusy())) this.plan()
    else this.drop()
  }

  private async ask(): Promise<boolean> {
    this.heardSinceAsked = false
    try {
      await withinPatience(this.question(), this.options.patienceMs)
      this.note(undefined)
    } catch (error) {
      this.drop()
      if (!this.heardSinceAsked && !isCrowded(error)) this.note(error)
    }
    return !this.isAway
  }

  private async question(): Promise<void> {
    const client = this.client ?? (await this.open())
    const { rows } = await client.query<{ standby: boolean }>(
      'select pg_is_in_recovery() as standby',
    )
    if (rows[0]?.standby) throw new DatabaseTrouble('away')
  }

  private async open(): Promise<pg.Client> {
    const client = createClient(this.url, {
      application_name: 'gelar pulse',
      connectionTimeoutMillis: this.options.patienceMs,
    })
    this.client = client
    client.on('error', () => {
      if (this.client === client) this.client = undefined
    })
    await client.connect()
    return client
  }

  private drop(): void {
    const { client } = this
    this.client = undefined
    client?.connection.stream.destroy()
  }

  private note(reason: unknown): void {
    const away = reason !== undefined
    const changed = away !== this.isAway
    this.isAway = away
    if (away) for (const user of this.watched) user.cut()
    if (changed && !this.ended) this.options.onChange(reason)
  }
}

/** A database that takes no more connections still works for those who have one. */
function isCrowded(error: unknown): boolean {
  return (
    troubleOf(error) === 'away' && error instanceof Error && Reflect.get(error, 'code') === '53300'
  )
}
