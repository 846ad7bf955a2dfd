import { randomBytes } from 'node:crypto'
import type { LiveHub } from '#app/lib/live.server.ts'
import type { LiveNews } from './news.ts'

/** A festival is told of at most once in this time. */
const PAUSE_MS = 1000
/** As long as a transaction takes to tell of all that it has changed. */
const GATHER_MS = 20
/** What a listener's question may take of the time of the one who answers. */
const QUESTION_MS = 6
/** Told in one turn of the process; a thousand in one go would keep a scan waiting. */
const A_TURN = 40
const SPREAD_MS = { least: 400, most: 10_000 }

type Festival = {
  /** When each topic has changed last, counted in changes. */
  changedAt: Map<string, number>
  listeners: Set<(news: LiveNews) => void>
  pending: Set<string>
  toldAt: number
  timer: NodeJS.Timeout | undefined
}

/**
 * Gathers what has changed at a festival for those who follow it: they are told at once, then at most once a second, and
 * the last change is never lost. Marks are of this process: one that it does not know, from another process or from
 * before a gap, means that anything may have changed.
 */
export class LiveDigest {
  private epoch = newEpoch()
  private count = 0
  private readonly festivals = new Map<string, Festival>()

  constructor(hub: Pick<LiveHub, 'subscribe' | 'onGap'>) {
    hub.subscribe(({ eventId, topic }) => this.note(eventId, topic))
    hub.onGap(() => this.forgetAll())
  }

  /** How far this process has heard. */
  get mark(): string {
    return `${this.epoch}.${this.count}`
  }

  /** Calls `listener` with what changes until the returned function is called. */
  follow(eventId: string, listener: (news: LiveNews) => void): () => void {
    const { listeners } = this.festival(eventId)
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  /** What has changed since a mark was given out. */
  since(eventId: string, mark: string | undefined): LiveNews {
    const [epoch, count = ''] = mark?.split('.') ?? []
    if (epoch !== this.epoch || !/^\d+$/.test(count)) return this.news(eventId, null)
    const changes = this.festival(eventId).changedAt
    const topics = [...changes].filter(([, at]) => at > Number(count)).map(([topic]) => topic)
    return this.news(eventId, topics)
  }

  private note(eventId: string, topic: string): void {
    const festival = this.festival(eventId)
    this.count += 1
    festival.changedAt.set(topic, this.count)
    if (festival.listeners.size === 0) return
    festival.pending.add(topic)
    const wait = Math.max(GATHER_MS, festival.toldAt + PAUSE_MS - Date.now())
    festival.timer ??= setTimeout(() => this.tell(eventId, festival), wait).unref()
  }

  private tell(eventId: string, festival: Festival): void {
    const topics = [...festival.pending]
    festival.pending.clear()
    festival.timer = undefined
    festival.toldAt = Date.now()
    this.tellAll([...festival.listeners], this.news(eventId, topics))
  }

  private tellAll(listeners: ReadonlyArray<(news: LiveNews) => void>, news: LiveNews): void {
    for (const listener of listeners.slice(0, A_TURN)) listener(news)
    if (listeners.length > A_TURN) setImmediate(() => this.tellAll(listeners.slice(A_TURN), news))
  }

  private forgetAll(): void {
    this.epoch = newEpoch()
    for (const [eventId, { listeners }] of this.festivals) {
      this.tellAll([...listeners], this.news(eventId, null))
    }
  }

  private news(eventId: string, topics: LiveNews['topics']): LiveNews {
    const questions = this.festival(eventId).listeners.size * QUESTION_MS
    const spreadMs = Math.min(SPREAD_MS.most, Math.max(SPREAD_MS.least, questions))
    return { mark: this.mark, topics, spreadMs }
  }

  private festival(eventId: string): Festival {
    let festival = this.festivals.get(eventId)
    if (!festival) {
      festival = {
        changedAt: new Map(),
        listeners: new Set(),
        pending: new Set(),
        toldAt: Number.NEGATIVE_INFINITY,
        timer: undefined,
      }
      this.festivals.set(eventId, festival)
    }
    return festival
  }
}

const newEpoch = () => randomBytes(6).toString('base64url')
