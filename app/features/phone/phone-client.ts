import { ServerAway, ServerRefused } from './ask-server.ts'
import { Hold } from './hold.ts'
import { type Pairing, type PhoneKind, requestPairing } from './pairing.ts'
import { noteEnd, type PhoneStanding, phoneStanding } from './phone-end.ts'
import { PhoneReporter } from './phone-reporter.ts'
import { PhoneStore } from './phone-store.ts'
import type { QueueItem } from './queue.ts'
import { type QueueDelivery, sendQueue } from './send-queue.ts'

/** What every page of a phone shows. */
export type PhoneSnapshot<Entry> = {
  /** The phone's storage has been read. */
  ready: boolean
  pairing: Pairing | null
  queue: ReadonlyArray<QueueItem<Entry>>
  /** What has left the queue since the server was asked for the state that is shown: its sums lack it still. */
  justSent: ReadonlyArray<QueueItem<Entry>>
  connection: 'online' | 'sending' | 'offline'
  /** The organizer has taken this phone's pairing away. */
  revoked: boolean
  /** Whether the phone works, or its festival has ended, by the server's clock as far as the phone knows it. */
  standing: PhoneStanding
  /** Devices whose pairings the server no longer takes anything from. */
  closed: ReadonlySet<string>
  /** False when the phone cannot keep what it has made beyond this page. */
  keeps: boolean
}

/** Before the phone's storage has been read. */
export const initialPhone = {
  ready: false,
  pairing: null,
  queue: [],
  justSent: [],
  connection: 'online',
  revoked: false,
  standing: 'works',
  closed: new Set<string>(),
  keeps: true,
} satisfies PhoneSnapshot<never>

/** By so much two clocks may drift apart before the difference is written down anew. */
const DRIFT_MS = 1000
const LOOK_MS = 1000

type Kept = { id: string; soldAt: string; clientSeq: number; handedOver?: boolean }

/**
 * A page that works without a network: whatever is made goes into the phone's own storage first and is sent
 * whenever the server can be reached. Several tabs share one storage; one of them sends at a time.
 */
export abstract class PhoneClient<
  Entry,
  State,
  Snapshot extends PhoneSnapshot<Entry>,
  Receipt extends Kept = Kept,
> {
  private readonly listeners = new Set<() => void>()
  private readonly timers: ReturnType<typeof setInterval>[] = []
  private readonly closed = new Set<string>()
  private readonly channel: BroadcastChannel
  /** Told to come later, this phone waits, in all its tabs, unless a person asks for it. */
  protected readonly hold = new Hold()
  private sending: Promise<void> | undefined
  protected readonly store: Promise<PhoneStore<Entry, State, Receipt>>
  protected abstract readonly delivery: QueueDelivery<Entry>
  private readonly reporter = new PhoneReporter<Entry>(
    (entry) => this.madeAt(entry),
    async (deviceId) => (await this.store).findPairingOf(deviceId),
  )

  constructor(
    private readonly kind: PhoneKind,
    protected snapshot: Snapshot,
    private readonly pace: { refreshMs: number; retryMs: number },
  ) {
    this.store = PhoneStore.open<Entry, State, Receipt>(kind)
    this.channel = new BroadcastChannel(`gelar-${kind}`)
  }

  /** Asks the server for what the page shows; only called while paired. Throws as `askServer` does. */
  protected abstract askState(pairing: Pairing): Promise<void>
  /** Asks what the page shows within a day of the end of the festival. Throws as `askServer` does. */
  protected abstract askClosing(pairing: Pairing): Promise<void>
  /** Reads from the storage what only this kind of phone keeps. */
  protected abstract load(
    store: PhoneStore<Entry, State, Receipt>,
    pairing: Pairing | null,
  ): Promise<Partial<Snapshot>>
  /** When something was made, by the phone's clock. */
  protected abstract madeAt(entry: Entry): string
  /** Forgets what was shown of an earlier pairing. */
  protected abstract reset(): void

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly getSnapshot = (): Snapshot => this.snapshot

  /** Reads the phone's storage, then keeps in touch with the server until the returned function is called. */
  start(): () => void {
    const ended = new AbortController()
    const { signal } = ended
    const refresh = () => void this.refresh()
    window.addEventListener('online', refresh, { signal })
    window.addEventListener('offline', () => this.share({ connection: 'offline' }), { signal })
    window.addEventListener('pagehide', () => this.reporter.leave(this.snapshot.pairing), {
      signal,
    })
    document.addEventListener('visibilitychange', () => document.hidden || refresh(), { signal })
    this.channel.onmessage = ({ data }) => {
      if (typeof data === 'number') this.hold.begin(data)
      else void this.reload()
    }
    this.timers.push(setInterval(refresh, this.pace.refreshMs))
    this.timers.push(setInterval(() => this.hasWaiting() && void this.send(), this.pace.retryMs))
    this.timers.push(setInterval(() => this.lookAtClock(), LOOK_MS))
    void this.reload().then(refresh)
    return () => {
      ended.abort()
      for (const timer of this.timers.splice(0)) clearInterval(timer)
      this.channel.onmessage = null
    }
  }

  /** Exchanges a code for this phone's token. Throws `ServerRefused` or `ServerAway`. */
  async pair(code: string, label: string): Promise<void> {
    const pairing = await requestPairing(this.kind, { code, label })
    await (await this.store).adoptPairing(pairing)
    this.share({ revoked: false, justSent: [] })
    this.reset()
    await this.changed()
    await this.refreshNow()
  }

  /**
   * Sends what waits, then asks the server for everything the page shows; neither while it wants to be left alone. Never
   * throws for want of a network.
   */
  async refresh(): Promise<void> {
    const { pairing } = this.snapshot
    if (!pairing || this.hold.isOn) return
    await this.send()
    const before = new Set(this.snapshot.justSent)
    if (this.hold.isOn) return
    try {
      await this.askStanding(pairing)
      const justSent = this.snapshot.justSent.filter((item) => !before.has(item))
      this.share({ justSent })
    } catch (error) {
      this.noteFailure(error, pairing)
    }
    this.report()
  }

  /** Asks for what the page shows, or after the end of the festival for what is left to do. */
  private async askStanding(pairing: Pairing): Promise<void> {
    try {
      await this.askState(pairing)
      this.share({ connection: 'online', revoked: false })
    } catch (error) {
      if (!(error instanceof ServerRefused) || !error.ends) throw error
      await this.noteEnd(pairing, error.ends)
      this.share({ connection: 'online' })
      if (this.snapshot.standing !== 'handsIn') throw error
      await this.askClosing(pairing)
    }
    // An end that was put off lets the phone hand in again.
    if (this.closed.delete(pairing.deviceId)) await this.send()
  }

  /** Writes down when the phones of the festival end. An older server does not tell. */
  protected async noteEnd(
    { deviceId, ends }: Pairing,
    { endsAt, now }: { endsAt?: string | null | undefined; now?: string | undefined },
    from: Date = new Date(),
  ): Promise<void> {
    if (endsAt === undefined || now === undefined) return
    const told = noteEnd({ endsAt, now }, { from, to: new Date() })
    const isKnown = ends?.at === told.at && Math.abs(ends.aheadMs - told.aheadMs) < DRIFT_MS
    if (isKnown) return this.share({})
    await (await this.store).keepEnd(deviceId, told)
    await this.changed()
  }

  /** The end comes by itself, also without a network. */
  private lookAtClock(): void {
    const { standing, pairing } = this.snapshot
    if (standing === phoneStanding(pairing?.ends, new Date())) return
    this.share({})
    void this.refresh()
  }

  /**
   * Sends what waits until nothing can go or the server cannot be reached or wants to be left alone; one tab and one
   * upload at a time.
   */
  async send(): Promise<void> {
    if (this.hold.isOn) return
    this.sending ??= this.sendLocked().finally(() => {
      this.sending = undefined
    })
    await this.sending
  }

  /** A person wants it now, whatever the server has said. */
  protected async sendNow(): Promise<void> {
    this.hold.lift()
    await this.send()
  }

  /** A person wants it now, whatever the server has said. */
  protected async refreshNow(): Promise<void> {
    this.hold.lift()
    await this.refresh()
  }

  /**
   * Lets everything refused, and every pairing that was, try once more. `handIn` gives up what was refused: the
   * server then keeps what it still cannot store for an organizer.
   */
  async retryRefused({ handIn = false } = {}): Promise<void> {
    const store = await this.store
    this.closed.clear()
    for (const item of await store.listQueue()) {
      if (item.refused === null) continue
      await store.keep({ ...item, refused: null, ...(handIn && { handIn }) })
    }
    await this.changed()
    await this.refreshNow()
  }

  /** Tells this page and the phone's other tabs that the storage has changed. */
  protected async changed(): Promise<void> {
    await this.reload()
    this.channel.postMessage('changed')
  }

  protected set(change: Partial<Snapshot>): void {
    this.snapshot = { ...this.snapshot, ...change }
    this.tell()
  }

  /** Sets what all kinds of phones have in common. */
  protected share(change: Partial<PhoneSnapshot<Entry>>): void {
    this.snapshot = { ...this.snapshot, ...change }
    this.tell()
  }

  private tell(): void {
    const standing = phoneStanding(this.snapshot.pairing?.ends, new Date())
    this.snapshot = { ...this.snapshot, standing }
    for (const listener of this.listeners) listener()
  }

  /** What a failed request says about connection and pairing. An error of ours is thrown on. */
  protected noteFailure(error: unknown, pairing: Pairing): void {
    if (error instanceof ServerAway) this.noteAway(error)
    else if (error instanceof ServerRefused) {
      const isCurrent = pairing.deviceId === this.snapshot.pairing?.deviceId
      const gone = error.status === 401 && error.ends === undefined && isCurrent
      if (error.ends) void this.noteEnd(pairing, error.ends)
      this.share({ connection: 'online', revoked: gone || this.snapshot.revoked })
    } else throw error
  }

  /** Whether something could be sent. */
  hasWaiting(): boolean {
    return this.snapshot.queue.some(
      ({ refused, deviceId }) => refused === null && !this.closed.has(deviceId),
    )
  }

  private async sendLocked(): Promise<void> {
    try {
      if (!navigator.locks) return await this.sendAll()
      await navigator.locks.request(
        `gelar-${this.kind}-send`,
        { ifAvailable: true },
        async (lock) => {
          if (lock) await this.sendAll()
        },
      )
    } catch (error) {
      if (!(error instanceof ServerAway)) throw error
      this.noteAway(error)
    }
  }

  private noteAway({ waitMs }: ServerAway): void {
    this.share({ connection: 'offline' })
    if (waitMs === 0) return
    this.hold.begin(waitMs)
    this.channel.postMessage(waitMs)
  }

  private async sendAll(): Promise<void> {
    const store = await this.store
    if (!this.hasWaiting() && (await store.listQueue()).length === 0) return
    if (this.hasWaiting()) this.share({ connection: 'sending' })
    await sendQueue(store, this.delivery, this.closed, () => this.changed())
    if (this.snapshot.connection === 'sending') this.share({ connection: 'online' })
    this.share({ closed: new Set(this.closed) })
  }

  private async reload(): Promise<void> {
    const store = await this.store
    const pairing = (await store.findPairing()) ?? null
    const [numbered, own] = await Promise.all([store.readNumbers(), this.load(store, pairing)])
    this.reporter.note(numbered, pairing)
    this.set(own)
    const { queue } = numbered
    const waits = new Set(queue.map(({ n }) => n))
    const left = this.snapshot.queue.filter(({ n }) => !waits.has(n))
    const justSent = [...this.snapshot.justSent, ...left]
    this.share({ ready: true, pairing, queue, justSent, keeps: store.keeps })
    this.report()
  }

  /** Tells the organizers what lies here, when it is time to. */
  private report(): void {
    const { connection } = this.snapshot
    if (connection === 'offline' || !navigator.onLine || this.hold.isOn) return
    void this.reporter.report().then((away) => away?.waitMs && this.noteAway(away))
  }
}
