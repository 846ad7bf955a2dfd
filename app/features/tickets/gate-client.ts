import { decideAlone } from './decide-alone.ts'
import { CountsMessage, mergeState, PairedMessage, StateMessage } from './gate-messages.ts'
import { askGateServer, GateOffline, GateRefused } from './gate-server.ts'
import { type GateSnapshot, initialGate, type ShownVerdict } from './gate-snapshot.ts'
import { type GatePairing, GateStore, type QueueItem } from './gate-store.ts'
import { type Answers, countDoubles, uploadScans } from './upload-scans.ts'

const REFRESH_MS = 10_000
const RETRY_MS = 3_000
/** Longer than this nobody waits at a gate: the phone then decides alone. */
const ANSWER_MS = 2_500
const BATCH = 200
const HISTORY = 30

/**
 * A gate on this phone. Every reading goes into the phone's own storage first; the server answers when it can
 * be reached in time, else the phone decides by the same rules and sends the reading later.
 */
export class GateClient {
  private snapshot: GateSnapshot = initialGate
  private readonly listeners = new Set<() => void>()
  private readonly store = GateStore.open()
  private readonly timers: ReturnType<typeof setInterval>[] = []
  private state: StateMessage | undefined
  private sending: Promise<void> | undefined
  private shown = 0

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly getSnapshot = (): GateSnapshot => this.snapshot

  /** Reads the phone's storage, then keeps in touch with the server until the returned function is called. */
  start(): () => void {
    const refresh = () => void this.refresh()
    const offline = () => this.set({ connection: 'offline' })
    window.addEventListener('online', refresh)
    window.addEventListener('offline', offline)
    this.timers.push(setInterval(refresh, REFRESH_MS))
    this.timers.push(setInterval(() => this.snapshot.queued > 0 && void this.send(), RETRY_MS))
    void this.load().then(refresh)
    return () => {
      for (const timer of this.timers.splice(0)) clearInterval(timer)
      window.removeEventListener('online', refresh)
      window.removeEventListener('offline', offline)
    }
  }

  /** Exchanges a code for this phone's token. Throws `GateRefused` or `GateOffline`. */
  async pair(code: string, label: string): Promise<void> {
    const { token, device } = await askGateServer('POST', '/pair', PairedMessage, {
      body: { code, label },
    })
    if (device.kind !== 'gate') throw new GateRefused('wrongDevice', 409)
    const store = await this.store
    await store.adoptPairing({
      deviceId: device.id,
      token,
      label: device.label,
      eventName: device.event.name,
      timeZone: device.event.timeZone,
      gateId: device.place.id,
      gateName: device.place.name,
    })
    this.set({ revoked: false, counts: null })
    await this.load()
    await this.refresh()
  }

  /** Takes a code that was read or typed and answers what to do. */
  async read(code: string, direction: 'entry' | 'exit'): Promise<ShownVerdict> {
    const { pairing } = this.snapshot
    if (!pairing) throw new GateRefused('tokenMissing', 401)
    const at = new Date()
    const store = await this.store
    const item = await store.add(pairing.deviceId, {
      kind: 'ticket',
      code: code.slice(0, 2000),
      direction,
      scannedAt: at.toISOString(),
      offline: false,
      told: null,
      own: null,
    })
    await this.count()
    const answered = await this.askAtOnce(pairing, item)
    if (answered) return this.show({ ...answered, offline: false, at })
    return this.show({ ...(await this.decide(item, at)), offline: true, at })
  }

  /** Counts visitors without a ticket. */
  async countWalkIns(people: number, direction: 'entry' | 'exit'): Promise<ShownVerdict> {
    const { pairing, connection } = this.snapshot
    if (!pairing) throw new GateRefused('tokenMissing', 401)
    const at = new Date()
    await (await this.store).add(pairing.deviceId, {
      kind: 'walk_in',
      people,
      direction,
      scannedAt: at.toISOString(),
    })
    await this.count()
    void this.send().then(() => this.refreshCounts())
    return this.show({
      verdict: 'counted',
      people,
      validOn: null,
      earlier: null,
      offline: connection === 'offline',
      at,
    })
  }

  /** Asks the server, after whatever still waits before it; undefined when it does not answer in time. */
  private async askAtOnce(pairing: GatePairing, item: QueueItem) {
    const store = await this.store
    const queue = await store.listQueue()
    const batch = queue.filter(({ deviceId, n }) => deviceId === item.deviceId && n <= item.n)
    if (!navigator.onLine || batch.length > BATCH) return undefined
    try {
      const { answers } = await uploadScans(pairing, batch, ANSWER_MS)
      this.noteDoubles(batch, answers)
      await store.forget(batch)
      await this.count()
      this.set({ connection: 'online' })
      void this.refreshCounts()
      return answers[batch.length - 1]
    } catch (error) {
      this.noteFailure(error)
      if (this.snapshot.revoked) throw error
      return undefined
    }
  }

  private async decide(item: QueueItem, at: Date) {
    const nothing = { people: 0, validOn: null, earlier: null }
    if (item.kind !== 'ticket') return { ...nothing, verdict: 'unproven' as const }
    if (!this.state) return { ...nothing, verdict: 'unproven' as const }
    const store = await this.store
    const own = (await store.listQueue()).flatMap((waiting) =>
      waiting.kind === 'ticket' && waiting.own && waiting.n < item.n ? [waiting.own] : [],
    )
    const { own: decided, ...answer } = await decideAlone(this.state, own, {
      code: item.code,
      direction: item.direction,
      at,
    })
    await store.decide(item.n, answer.verdict, decided)
    return answer
  }

  /** Sends what waits until nothing waits or the server cannot be reached; one tab and one upload at a time. */
  send(): Promise<void> {
    this.sending ??= this.sendLocked().finally(() => {
      this.sending = undefined
    })
    return this.sending
  }

  private async sendLocked(): Promise<void> {
    try {
      if (!navigator.locks) return await this.sendAll()
      await navigator.locks.request('gelar-gate-send', { ifAvailable: true }, async (lock) => {
        if (lock) await this.sendAll()
      })
    } catch (error) {
      this.noteFailure(error)
    }
  }

  private async sendAll(): Promise<void> {
    const store = await this.store
    for (;;) {
      const queue = await store.listQueue()
      const first = queue[0]
      if (!first) return
      const batch = queue.filter(({ deviceId }) => deviceId === first.deviceId).slice(0, BATCH)
      const pairing = await store.findPairingOf(first.deviceId)
      if (!pairing) return
      this.set({ connection: 'sending' })
      const { answers } = await uploadScans(pairing, batch)
      this.noteDoubles(batch, answers)
      await store.forget(batch)
      await this.count()
      this.set({ connection: 'online' })
    }
  }

  private noteDoubles(batch: ReadonlyArray<QueueItem>, answers: Answers): void {
    const found = countDoubles(batch, answers)
    if (found > 0) this.set({ doubles: this.snapshot.doubles + found })
  }

  /** Sends what waits, then asks for the newest state and counts. */
  async refresh(): Promise<void> {
    const { pairing, queued } = this.snapshot
    if (!pairing) return
    if (queued > 0) await this.send()
    try {
      const since = this.state ? `?since=${encodeURIComponent(this.state.now)}` : ''
      const news = await askGateServer('GET', `/gate/state${since}`, StateMessage, {
        token: pairing.token,
      })
      this.state = mergeState(this.state, news)
      await (await this.store).keepState(pairing.deviceId, this.state)
      this.set({ hasState: true, connection: 'online', revoked: false })
      await this.refreshCounts()
    } catch (error) {
      this.noteFailure(error)
    }
  }

  private async refreshCounts(): Promise<void> {
    const { pairing } = this.snapshot
    if (!pairing) return
    try {
      const counts = await askGateServer('GET', '/gate/counts', CountsMessage, {
        token: pairing.token,
      })
      this.set({ counts })
    } catch (error) {
      this.noteFailure(error)
    }
  }

  private async load(): Promise<void> {
    const store = await this.store
    const pairing = (await store.findPairing()) ?? null
    this.state = pairing ? await store.findState(pairing.deviceId) : undefined
    await this.count()
    this.set({ ready: true, pairing, hasState: this.state !== undefined })
  }

  private async count(): Promise<void> {
    this.set({ queued: (await (await this.store).listQueue()).length })
  }

  private noteFailure(error: unknown): void {
    if (error instanceof GateOffline) this.set({ connection: 'offline' })
    else if (error instanceof GateRefused && error.status === 401) this.set({ revoked: true })
    else if (error instanceof GateRefused) this.set({ connection: 'online' })
    else throw error
  }

  private show(answer: Omit<ShownVerdict, 'id'>): ShownVerdict {
    this.shown += 1
    const shown = { ...answer, id: this.shown }
    this.set({ history: [shown, ...this.snapshot.history].slice(0, HISTORY) })
    return shown
  }

  private set(change: Partial<GateSnapshot>): void {
    this.snapshot = { ...this.snapshot, ...change }
    for (const listener of this.listeners) listener()
  }
}
