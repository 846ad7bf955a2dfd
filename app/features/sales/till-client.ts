import { uuidv7 } from 'uuidv7'
import type * as z from 'zod/mini'
import type { Cart } from './cart.ts'
import { BATCH_MAX } from './sale-limits.ts'
import {
  AnswersMessage,
  PairedMessage,
  RecentSalesMessage,
  ShiftMessage,
  type TillReceipt,
  type TillShift,
  TillStateMessage,
} from './till-messages.ts'
import { nextBatch, settle } from './till-queue.ts'
import { type Payment, receiptOf, uploadOf } from './till-sale.ts'
import { askServer, TillOffline, TillRefused } from './till-server.ts'
import { initialTill, type TillSnapshot } from './till-snapshot.ts'
import { TillStore } from './till-store.ts'

const REFRESH_MS = 20_000
const RETRY_MS = 4_000

/**
 * A till on this phone: sells into the phone's own storage first, and sends what waits whenever the server
 * can be reached. Several tabs share one storage; one of them sends at a time.
 */
export class TillClient {
  private snapshot: TillSnapshot = initialTill
  private readonly listeners = new Set<() => void>()
  private readonly store: Promise<TillStore>
  private readonly channel = new BroadcastChannel('gelar-till')
  private readonly timers: ReturnType<typeof setInterval>[] = []
  private sending = false

  constructor() {
    this.store = TillStore.open()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly getSnapshot = (): TillSnapshot => this.snapshot

  /** Reads the phone's storage, then keeps in touch with the server until the returned function is called. */
  start(): () => void {
    const online = () => void this.refresh()
    const shown = () => {
      if (!document.hidden) void this.refresh()
    }
    const offline = () => this.set({ connection: 'offline' })
    this.channel.onmessage = () => void this.reload()
    window.addEventListener('online', online)
    window.addEventListener('offline', offline)
    document.addEventListener('visibilitychange', shown)
    this.timers.push(setInterval(online, REFRESH_MS))
    this.timers.push(
      setInterval(() => {
        if (this.snapshot.queue.some((item) => item.refused === null)) void this.send()
      }, RETRY_MS),
    )
    void this.reload().then(() => this.refresh())
    return () => {
      for (const timer of this.timers.splice(0)) clearInterval(timer)
      window.removeEventListener('online', online)
      window.removeEventListener('offline', offline)
      document.removeEventListener('visibilitychange', shown)
      this.channel.onmessage = null
    }
  }

  /** Exchanges a code for this phone's token. Throws `TillRefused` or `TillOffline`. */
  async pair(code: string, label: string): Promise<void> {
    const { token, device } = await askServer('POST', '/pair', PairedMessage, undefined, {
      code,
      label,
    })
    if (device.kind !== 'till') throw new TillRefused('wrongDevice', 409)
    const store = await this.store
    await store.adoptPairing({
      deviceId: device.id,
      token,
      label: device.label,
      event: device.event,
      boothId: device.place.id,
      boothCode: device.place.name,
    })
    this.set({ revoked: false, state: null, recent: [] })
    await this.changed()
    await this.refresh()
  }

  /** Opens a shift; needs the server. */
  async openShift(cashier: string, floatIdr: number): Promise<void> {
    await this.withToken('POST', '/till/shifts', ShiftMessage, { id: uuidv7(), cashier, floatIdr })
    await this.refresh()
    await this.retryRefused()
  }

  /** Sends what waits, then closes the shift with its count; needs the server. */
  async closeShift(countedIdr: number, countedWith: string): Promise<TillShift> {
    const { state } = this.snapshot
    if (!state?.shift) throw new TillRefused('shiftUnknown', 409)
    await this.send()
    if (this.snapshot.queue.some((item) => item.refused === null)) throw new TillOffline()
    const closed = await this.withToken('POST', '/till/shifts/close', ShiftMessage, {
      shiftId: state.shift.id,
      countedIdr,
      countedWith,
    })
    await this.refresh()
    return closed
  }

  /** Stores a sale on the phone and returns its receipt at once; sending follows by itself. */
  async sell(id: string, cart: Cart, payment: Payment): Promise<TillReceipt> {
    const { pairing, state } = this.snapshot
    if (!pairing || !state?.shift) throw new TillRefused('shiftUnknown', 409)
    const shift = state.shift
    const soldAt = new Date().toISOString()
    const receipt = receiptOf({ id, cart, payment, soldAt }, pairing, { ...state, shift })
    const offline = this.snapshot.connection === 'offline'
    const clientSeq = await (await this.store).add(
      pairing.deviceId,
      { kind: 'sale', upload: uploadOf({ id, cart, payment, soldAt }, shift, offline) },
      receipt,
    )
    await this.changed()
    void this.refresh()
    return { ...receipt, clientSeq }
  }

  /** Takes a sale back with a reason; waits on the phone like a sale. */
  async reverse(saleId: string, reason: string): Promise<void> {
    const { pairing } = this.snapshot
    if (!pairing) return
    const store = await this.store
    await store.add(pairing.deviceId, {
      kind: 'reversal',
      upload: { id: uuidv7(), saleId, reason, reversedAt: new Date().toISOString() },
    })
    await this.changed()
    void this.refresh()
  }

  /** Asks the server for everything the till shows, after sending what waits. */
  async refresh(): Promise<void> {
    const { pairing } = this.snapshot
    if (!pairing) return
    await this.send()
    try {
      const state = await this.withToken('GET', '/till/state', TillStateMessage)
      const { sales } = await this.withToken('GET', '/till/sales?limit=50', RecentSalesMessage)
      await (await this.store).keepState(pairing.deviceId, state)
      this.set({ state, recent: sales, connection: 'online' })
    } catch (error) {
      this.noteFailure(error)
    }
  }

  /** Sends what waits, in order, until nothing waits or the server cannot be reached. One tab at a time. */
  async send(): Promise<void> {
    if (this.sending) return
    this.sending = true
    try {
      if (navigator.locks) {
        await navigator.locks.request('gelar-till-send', { ifAvailable: true }, async (lock) => {
          if (lock) await this.sendAll()
        })
      } else await this.sendAll()
    } catch (error) {
      this.noteFailure(error)
    } finally {
      this.sending = false
    }
  }

  private async sendAll(): Promise<void> {
    const store = await this.store
    for (;;) {
      const { pairing, state } = this.snapshot
      const queue = await store.listQueue()
      const own = queue.filter((item) => item.deviceId === pairing?.deviceId)
      const batch = nextBatch(own, BATCH_MAX)
      if (batch.length === 0) return
      this.set({ connection: 'sending' })
      const path = batch[0]?.kind === 'reversal' ? '/till/reversals' : '/till/sales'
      const { answers } = await this.withToken('POST', path, AnswersMessage, {
        deviceAt: new Date().toISOString(),
        items: batch.map((item) => item.upload),
      })
      let moved = false
      for (const [index, item] of batch.entries()) {
        const answer = answers[index]
        if (!answer || answer.clientSeq !== item.upload.clientSeq) continue
        const settlement = settle(item, answer, state?.shift?.id ?? null)
        if (settlement.do === 'wait') continue
        moved = true
        if (settlement.do === 'forget') await store.forget(item)
        if (settlement.do === 'renumber') await store.renumber(item)
        if (settlement.do === 'keep') await store.keep({ ...item, refused: settlement.refused })
        if (settlement.do === 'moveToShift' && item.kind === 'sale') {
          await store.keep({ ...item, upload: { ...item.upload, shiftId: settlement.shiftId } })
        }
      }
      this.set({ connection: 'online' })
      await this.changed()
      if (!moved) return
    }
  }

  /** Lets refused items try once more, e.g. after a new shift was opened. */
  async retryRefused(): Promise<void> {
    const store = await this.store
    for (const item of await store.listQueue()) {
      if (item.refused !== null) await store.keep({ ...item, refused: null })
    }
    await this.changed()
    await this.refresh()
  }

  private async changed(): Promise<void> {
    await this.reload()
    this.channel.postMessage('changed')
  }

  private async reload(): Promise<void> {
    const store = await this.store
    const pairing = (await store.findPairing()) ?? null
    const [queue, receipts, kept] = await Promise.all([
      store.listQueue(),
      store.listReceipts(),
      pairing ? store.findState(pairing.deviceId) : undefined,
    ])
    const state = this.snapshot.state ?? kept ?? null
    this.set({ ready: true, pairing, queue, receipts, state })
  }

  private set(change: Partial<TillSnapshot>): void {
    this.snapshot = { ...this.snapshot, ...change }
    for (const listener of this.listeners) listener()
  }

  private noteFailure(error: unknown): void {
    if (error instanceof TillOffline) this.set({ connection: 'offline' })
    else if (error instanceof TillRefused) {
      const gone = error.status === 401
      this.set({ connection: 'online', revoked: gone || this.snapshot.revoked })
    } else throw error
  }

  private withToken<Schema extends z.ZodMiniType>(
    method: 'GET' | 'POST',
    path: string,
    schema: Schema,
    body?: unknown,
  ): Promise<z.infer<Schema>> {
    return askServer(method, path, schema, this.snapshot.pairing?.token, body)
  }
}
