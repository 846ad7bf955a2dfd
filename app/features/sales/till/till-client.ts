import { uuidv7 } from 'uuidv7'
import type * as z from 'zod/mini'
import { askServer, ServerAway, ServerRefused } from '#app/features/phone/ask-server.ts'
import { RecentSales, TillShift, TillState } from '#app/features/phone/contract/till.ts'
import { type ItemAnswer, ItemAnswers } from '#app/features/phone/contract/till-uploads.ts'
import type { Pairing } from '#app/features/phone/pairing.ts'
import { PhoneClient } from '#app/features/phone/phone-client.ts'
import type { PhoneStore } from '#app/features/phone/phone-store.ts'
import { wasMadeOffline } from '#app/features/phone/queue.ts'
import type { QueueDelivery } from '#app/features/phone/send-queue.ts'
import type { Cart } from './cart.ts'
import { type QueuedTillEntry, settlementOf, type TillEntry, tillBatch } from './till-queue.ts'
import type { TillReceipt } from './till-receipt.ts'
import { type Payment, receiptOf, saleUploadOf } from './till-sale.ts'
import { initialTill, type TillSnapshot } from './till-snapshot.ts'

/** A till on this phone: sells into the phone's own storage first, and sends what waits whenever it can. */
export class TillClient extends PhoneClient<TillEntry, TillState, TillSnapshot, TillReceipt> {
  protected readonly delivery: QueueDelivery<TillEntry> = {
    ...tillBatch,
    upload: async (pairing, batch) => {
      const isCurrent = pairing.deviceId === this.snapshot.pairing?.deviceId
      const openShiftId = isCurrent ? (this.snapshot.state?.shift?.id ?? null) : null
      const answers = await uploadItems(pairing, batch, !isCurrent)
      await (await this.store).markHandedOver(handedOver(batch, answers))
      return batch.map((item, index) => settlementOf(item, answers[index], openShiftId))
    },
  }

  constructor() {
    super('till', initialTill, { refreshMs: 20_000, retryMs: 4_000 })
  }

  /** Opens a shift; needs the server. */
  async openShift(cashier: string, floatIdr: number): Promise<void> {
    await this.ask('POST', '/till/shifts', TillShift, { id: uuidv7(), cashier, floatIdr })
    await this.refreshNow()
    if (this.snapshot.queue.some(({ refused }) => refused !== null)) await this.retryRefused()
  }

  /** Sends what waits, then closes the shift with its count; needs the server. */
  async closeShift(countedIdr: number, countedWith: string): Promise<TillShift> {
    const { state, pairing } = this.snapshot
    if (!state?.shift) throw new ServerRefused('shiftUnknown', 409)
    await this.sendNow()
    const waits = this.snapshot.queue.some(
      ({ refused, deviceId }) => refused === null && deviceId === pairing?.deviceId,
    )
    if (waits) throw new ServerAway()
    const closed = await this.ask('POST', '/till/shifts/close', TillShift, {
      shiftId: state.shift.id,
      countedIdr,
      countedWith,
    })
    await this.refreshNow()
    return closed
  }

  /** Stores a sale on the phone and returns its receipt at once; sending follows by itself. */
  async sell(id: string, cart: Cart, payment: Payment): Promise<TillReceipt> {
    const { pairing, state } = this.snapshot
    if (!pairing || !state?.shift) throw new ServerRefused('shiftUnknown', 409)
    const { shift } = state
    const soldAt = new Date().toISOString()
    const receipt = receiptOf({ id, cart, payment, soldAt }, pairing, { ...state, shift })
    const offline = !navigator.onLine || this.snapshot.connection === 'offline'
    const { seq } = await (await this.store).add(
      pairing.deviceId,
      { kind: 'sale', upload: saleUploadOf({ id, cart, payment, soldAt }, shift, offline) },
      receipt,
    )
    await this.changed()
    void this.refresh()
    return { ...receipt, clientSeq: seq }
  }

  /** Takes a sale back with a reason; waits on the phone like a sale. */
  async reverse(saleId: string, reason: string): Promise<void> {
    const { pairing } = this.snapshot
    if (!pairing) return
    await (await this.store).add(pairing.deviceId, {
      kind: 'reversal',
      upload: { id: uuidv7(), saleId, reason, reversedAt: new Date().toISOString() },
    })
    await this.changed()
    void this.refresh()
  }

  protected async askState(pairing: Pairing): Promise<void> {
    const { token } = pairing
    await this.keepAnswer(pairing, '/till/state')
    const { sales } = await askServer('GET', '/till/sales?limit=50', RecentSales, { token })
    this.set({ recent: sales })
  }

  protected askClosing(pairing: Pairing): Promise<void> {
    return this.keepAnswer(pairing, '/till/closing')
  }

  private async keepAnswer(pairing: Pairing, path: string): Promise<void> {
    const from = new Date()
    const state = await askServer('GET', path, TillState, { token: pairing.token })
    await (await this.store).keepState(pairing.deviceId, state)
    this.set({ state })
    await this.noteEnd(pairing, state, from)
  }

  protected async load(
    store: PhoneStore<TillEntry, TillState, TillReceipt>,
    pairing: Pairing | null,
  ) {
    const kept = pairing ? await store.findState(pairing.deviceId) : undefined
    return { receipts: await store.listReceipts(), state: this.snapshot.state ?? kept ?? null }
  }

  protected madeAt(entry: TillEntry): string {
    return entry.kind === 'sale' ? entry.upload.soldAt : entry.upload.reversedAt
  }

  protected reset(): void {
    this.set({ state: null, recent: [] })
  }

  private ask<Schema extends z.ZodMiniType>(
    method: 'GET' | 'POST',
    path: string,
    schema: Schema,
    body: unknown,
  ): Promise<z.infer<Schema>> {
    const { pairing } = this.snapshot
    return askServer(method, path, schema, { ...(pairing && { token: pairing.token }), body })
  }
}

/** The sales that the server has kept for an organizer to settle. */
function handedOver(
  batch: ReadonlyArray<QueuedTillEntry>,
  answers: ReadonlyArray<ItemAnswer>,
): ReadonlyArray<string> {
  return batch.flatMap(({ entry, seq }, index) => {
    const answer = answers[index]
    const kept = answer?.clientSeq === seq && answer.outcome === 'unsettled'
    return kept && entry.kind === 'sale' ? [entry.upload.id] : []
  })
}

/**
 * Sends sales or reversals under the pairing they were made with. Those of an earlier one are handed in
 * (`handIn`): nobody at this phone can put right what the server does not store of them.
 */
async function uploadItems(
  pairing: Pairing,
  batch: ReadonlyArray<QueuedTillEntry>,
  handIn: boolean,
): Promise<ReadonlyArray<ItemAnswer>> {
  const sentAt = new Date()
  const path = batch[0]?.entry.kind === 'reversal' ? '/till/reversals' : '/till/sales'
  const items = batch.map(({ seq, entry, handIn: givenUp }) => ({
    ...entry.upload,
    ...(entry.kind === 'sale' && {
      offline: wasMadeOffline(
        { offline: entry.upload.offline, madeAt: entry.upload.soldAt },
        sentAt,
      ),
    }),
    clientSeq: seq,
    ...((handIn || givenUp) && { handIn: true }),
  }))
  const { answers } = await askServer('POST', path, ItemAnswers, {
    token: pairing.token,
    body: { deviceAt: sentAt.toISOString(), items },
  })
  return answers
}
