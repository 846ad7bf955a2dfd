import { askServer, ServerRefused } from '#app/features/phone/ask-server.ts'
import { GateCounts, GateState } from '#app/features/phone/contract/gate.ts'
import { BATCH_MAX, CODE_MAX } from '#app/features/phone/contract/limits.ts'
import type { Pairing } from '#app/features/phone/pairing.ts'
import { PhoneClient } from '#app/features/phone/phone-client.ts'
import type { PhoneStore } from '#app/features/phone/phone-store.ts'
import type { QueueDelivery } from '#app/features/phone/send-queue.ts'
import { decideAlone } from './decide-alone.ts'
import type { GateEntry, QueuedGateEntry } from './gate-entry.ts'
import { type GateSnapshot, initialGate, type ShownVerdict } from './gate-snapshot.ts'
import { mergeState } from './merge-state.ts'
import { type Answers, countDoubles, uploadScans } from './upload-scans.ts'

/** Longer than this nobody waits at a gate: the phone then decides alone. */
const ANSWER_MS = 2_500
const HISTORY = 30

/**
 * A gate on this phone. Every reading goes into the phone's own storage first; the server answers when it can
 * be reached in time, else the phone decides by the same rules and sends the reading later.
 */
export class GateClient extends PhoneClient<GateEntry, GateState, GateSnapshot> {
  private state: GateState | undefined
  private shown = 0

  protected readonly delivery: QueueDelivery<GateEntry> = {
    most: BATCH_MAX,
    together: () => true,
    upload: async (pairing, batch) => {
      const answers = await uploadScans(pairing, batch)
      this.noteDoubles(batch, answers)
      const answered = new Set(answers.map(({ seq }) => seq))
      return batch.map(({ seq }) => (answered.has(seq) ? { do: 'forget' } : { do: 'wait' }))
    },
  }

  constructor() {
    super('gate', initialGate, { refreshMs: 10_000, retryMs: 3_000 })
  }

  /** Takes a code that was read or typed and answers what to do. */
  async read(code: string, direction: 'entry' | 'exit'): Promise<ShownVerdict> {
    const pairing = this.paired()
    const at = new Date()
    const entry = {
      kind: 'ticket',
      code: code.slice(0, CODE_MAX),
      direction,
      scannedAt: at.toISOString(),
      offline: this.isCutOff(),
      told: null,
      own: null,
    } as const
    const numbers = await (await this.store).add(pairing.deviceId, entry)
    const item: QueuedGateEntry = {
      ...numbers,
      deviceId: pairing.deviceId,
      refused: null,
      entry,
    }
    await this.changed()
    const answered = await this.askAtOnce(pairing, item)
    if (answered) return this.show({ ...answered, offline: false, at })
    return this.show({ ...(await this.decide(item, at)), offline: true, at })
  }

  /** Counts visitors without a ticket. */
  async countWalkIns(people: number, direction: 'entry' | 'exit'): Promise<ShownVerdict> {
    const pairing = this.paired()
    const at = new Date()
    const offline = this.isCutOff()
    await (await this.store).add(pairing.deviceId, {
      kind: 'walk_in',
      people,
      direction,
      scannedAt: at.toISOString(),
    })
    await this.changed()
    void this.send().then(() => this.askCounts(pairing))
    return this.show({ verdict: 'counted', people, validOn: null, earlier: null, offline, at })
  }

  protected async askState(pairing: Pairing): Promise<void> {
    const since = this.state ? `?since=${encodeURIComponent(this.state.now)}` : ''
    const from = new Date()
    const news = await askServer('GET', `/gate/state${since}`, GateState, {
      token: pairing.token,
    })
    this.state = mergeState(this.state, news)
    await (await this.store).keepState(pairing.deviceId, this.state)
    this.set({ hasState: true })
    await this.noteEnd(pairing, news, from)
    await this.askCounts(pairing)
  }

  /** A gate that has ended has nothing to look up any more. */
  protected async askClosing(): Promise<void> {}

  protected async load(store: PhoneStore<GateEntry, GateState>, pairing: Pairing | null) {
    this.state ??= pairing ? await store.findState(pairing.deviceId) : undefined
    return { hasState: this.state !== undefined }
  }

  protected madeAt({ scannedAt }: GateEntry): string {
    return scannedAt
  }

  protected reset(): void {
    this.state = undefined
    this.set({ counts: null, hasState: false })
  }

  private paired(): Pairing {
    const { pairing } = this.snapshot
    if (!pairing) throw new ServerRefused('tokenMissing', 401)
    return pairing
  }

  private isCutOff(): boolean {
    return !navigator.onLine || this.snapshot.connection === 'offline'
  }

  /**
   * Asks the server, after whatever still waits before it; undefined when it does not answer in time, or has asked to be
   * left alone.
   */
  private async askAtOnce(
    pairing: Pairing,
    item: QueuedGateEntry,
  ): Promise<Answers[number] | undefined> {
    const store = await this.store
    const queue = await store.listQueue()
    const before = queue.filter(
      ({ deviceId, n, refused }) => deviceId === item.deviceId && refused === null && n < item.n,
    )
    if (!navigator.onLine || this.hold.isOn || before.length >= BATCH_MAX) return undefined
    const batch = [...before, item]
    try {
      const answers = await uploadScans(pairing, batch, ANSWER_MS)
      this.noteDoubles(batch, answers)
      const answered = new Set(answers.map(({ seq }) => seq))
      await store.forget(batch.filter(({ seq }) => answered.has(seq)))
      await this.changed()
      this.set({ connection: 'online' })
      // The server sets a reading aside when this phone was revoked: the state then says so.
      if (answers.some(({ verdict }) => verdict === 'unsettled')) void this.refresh()
      else void this.askCounts(pairing)
      return answers.find(({ seq }) => seq === item.seq)
    } catch (error) {
      this.noteFailure(error, pairing)
      if (this.snapshot.revoked) throw error
      return undefined
    }
  }

  private async decide(
    item: QueuedGateEntry,
    at: Date,
  ): Promise<Omit<ShownVerdict, 'id' | 'offline' | 'at'>> {
    const { entry } = item
    if (entry.kind !== 'ticket' || !this.state) {
      return { verdict: 'unproven', people: 0, validOn: null, earlier: null }
    }
    const store = await this.store
    const own = (await store.listQueue()).flatMap(({ entry: waiting, n }) =>
      waiting.kind === 'ticket' && waiting.own && n < item.n ? [waiting.own] : [],
    )
    const { own: decided, ...answer } = await decideAlone(this.state, own, { ...entry, at })
    await store.keep({
      ...item,
      entry: { ...entry, offline: true, told: answer.verdict, own: decided },
    })
    return answer
  }

  private noteDoubles(batch: ReadonlyArray<QueuedGateEntry>, answers: Answers): void {
    const found = countDoubles(batch, answers)
    if (found > 0) this.set({ doubles: this.snapshot.doubles + found })
  }

  private async askCounts(pairing: Pairing): Promise<void> {
    if (this.hold.isOn) return
    try {
      const { token } = pairing
      this.set({ counts: await askServer('GET', '/gate/counts', GateCounts, { token }) })
    } catch (error) {
      this.noteFailure(error, pairing)
    }
  }

  private show(answer: Omit<ShownVerdict, 'id'>): ShownVerdict {
    this.shown += 1
    const shown = { ...answer, id: this.shown }
    this.set({ history: [shown, ...this.snapshot.history].slice(0, HISTORY) })
    return shown
  }
}
