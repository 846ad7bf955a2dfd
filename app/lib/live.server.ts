import { sql } from 'kysely'
import type pg from 'pg'
import { z } from 'zod'
import { createClient, type Db } from '#db/connect.server.ts'
import { withinPatience } from '#db/patience.ts'
import { log } from './log.server.ts'

const CHANNEL = 'gelar_live'
const PATIENCE_MS = 10_000
/** Who only listens hears nothing of a connection that has died without a word: so it is asked again and again. */
const ASK_EVERY_MS = 5000
const ANSWER_MS = 5000
const FAREWELL_MS = 1000

/** What has changed at a festival. `public` means: something that public pages show. */
export type LiveTopic =
  | 'public'
  | 'applications'
  | 'booths'
  | 'ground'
  | 'programme'
  | 'scans'
  | 'sales'
  | 'devices'
  | 'mail'
  | 'onsite'

/** Under this name the database itself tells that a session or a role of a person has ended. */
export const accessOf = (userId: string) => `person:${userId}`

const Change = z.object({ eventId: z.string(), topic: z.string() })
export type LiveChange = z.infer<typeof Change>

/**
 * Tells every process that something of the festival has changed, once the transaction commits. Equal
 * tellings in one transaction arrive as one.
 */
export async function notifyLive(trx: Db, eventId: string, topic: LiveTopic): Promise<void> {
  await sql`select pg_notify(${CHANNEL}, ${JSON.stringify({ eventId, topic })})`.execute(trx)
}

/** Hears changes over one connection of its own, reconnects by itself, and passes them to its listeners. */
export class LiveHub {
  private readonly listeners = new Set<(change: LiveChange) => void>()
  private readonly closers = new Set<() => void>()
  private readonly gapListeners = new Set<() => void>()
  private heardBefore = false
  private hears = false
  private client: pg.Client | undefined
  private timer: NodeJS.Timeout | undefined
  private delayMs = 250
  private closed = false

  constructor(
    private readonly url: string,
    private readonly pace = { askEveryMs: ASK_EVERY_MS, answerMs: ANSWER_MS },
  ) {
    void this.connect()
  }

  /** Calls `listener` on each change until the returned function is called. */
  subscribe(listener: (change: LiveChange) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Calls `listener` when changes may have been missed: the connection was lost and is there again. */
  onGap(listener: () => void): void {
    this.gapListeners.add(listener)
  }

  /** Whether changes are heard now. */
  get isListening(): boolean {
    return this.hears
  }

  /** Calls `closer` when streams have to end, because the server goes down. */
  onClose(closer: () => void): () => void {
    this.closers.add(closer)
    return () => this.closers.delete(closer)
  }

  /** Ends the streams that hang on this hub. */
  endStreams(): void {
    for (const closer of [...this.closers]) closer()
  }

  async close(): Promise<void> {
    this.closed = true
    clearTimeout(this.timer)
    this.endStreams()
    const { client } = this
    if (!client) return
    await withinPatience(client.end(), FAREWELL_MS).catch(() => client.connection.stream.destroy())
  }

  private async connect(): Promise<void> {
    const client = createClient(this.url, {
      application_name: 'gelar live',
      connectionTimeoutMillis: PATIENCE_MS,
    })
    this.client = client
    client.on('notification', ({ payload }) => this.pass(payload))
    client.on('error', () => this.retry(client))
    client.on('end', () => this.retry(client))
    try {
      await client.connect()
      await withinPatience(client.query(`listen ${CHANNEL}`), this.pace.answerMs)
      this.delayMs = 250
      this.hears = true
      if (this.heardBefore) for (const listener of this.gapListeners) listener()
      this.heardBefore = true
      this.askLater(client)
    } catch (error) {
      log.warn({ err: error }, 'live updates are cut off from the database')
      this.retry(client)
    }
  }

  private askLater(client: pg.Client): void {
    if (this.closed || this.client !== client) return
    this.timer = setTimeout(() => void this.ask(client), this.pace.askEveryMs)
    this.timer.unref()
  }

  private async ask(client: pg.Client): Promise<void> {
    try {
      await withinPatience(client.query('select 1'), this.pace.answerMs)
      this.askLater(client)
    } catch (error) {
      if (this.client === client && !this.closed) {
        log.warn({ err: error }, 'live updates do not hear the database any more')
      }
      this.retry(client)
    }
  }

  private retry(client: pg.Client): void {
    if (this.closed || this.client !== client) return
    this.client = undefined
    this.hears = false
    clearTimeout(this.timer)
    // Not by a farewell: over a dead connection it would be waited for, and hold the socket.
    client.connection.stream.destroy()
    this.timer = setTimeout(() => void this.connect(), this.delayMs)
    this.timer.unref()
    this.delayMs = Math.min(this.delayMs * 2, 10_000)
  }

  private pass(payload: string | undefined): void {
    const change = Change.safeParse(parseJson(payload))
    if (!change.success) return
    for (const listener of this.listeners) listener(change.data)
  }
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return undefined
  }
}
