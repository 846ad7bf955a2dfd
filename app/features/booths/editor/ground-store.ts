import type { FormMessage } from '#app/lib/domain-error.ts'
import { newId } from '#app/lib/ids.ts'
import { STEP_MAX } from '../ground/change-schema.ts'
import {
  docOf,
  type GroundDoc,
  type GroundRows,
  type GroundStep,
  takeGroundStep,
} from '../ground/doc.ts'
import type { GroundServer } from './ground-server.ts'
import { History } from './history.ts'
import type { KeptOperations } from './kept-operations.ts'
import { withoutIdle } from './quiet-step.ts'
import {
  addOperation,
  nameOf,
  nextOperations,
  type Operation,
  receiveReply,
  startSync,
} from './sync.ts'

/** How the page stands to the server. */
export type Connection = 'online' | 'offline' | 'signedOut' | 'forbidden'

/** A step that the server has not taken, and why. */
export type GroundRefusal = { id: string; message: FormMessage; step: GroundStep }

export type GroundState = {
  doc: GroundDoc
  connection: Connection
  /** Steps that are not yet acknowledged. */
  waiting: number
  canUndo: boolean
  canRedo: boolean
  /** What the server has refused, newest last. */
  refusals: ReadonlyArray<GroundRefusal>
}

/** A little patience, so that what belongs together goes in one message. */
const GATHER_MS = 80
const RETRY_MS = [1000, 2000, 4000, 8000, 15_000]

/** The ground as one person edits it: what is shown, what waits to be sent, what can be taken back. */
export class GroundStore {
  private readonly listeners = new Set<() => void>()
  private readonly history = new History()
  private readonly clientId = newId()
  private sequence = 0
  private sync
  private state: GroundState
  private busy = false
  private again = false
  private failures = 0
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(
    rows: GroundRows,
    revision: number,
    private readonly server: GroundServer,
    private readonly kept: KeptOperations | undefined,
  ) {
    this.sync = startSync(docOf(rows), revision)
    this.state = {
      doc: this.sync.shown,
      connection: 'online',
      waiting: 0,
      canUndo: false,
      canRedo: false,
      refusals: [],
    }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly snapshot = (): GroundState => this.state

  /** Takes up what an earlier page could not send, and follows the others until the answer is called. */
  start(): () => void {
    const known = new Set(this.sync.pending.map(nameOf))
    for (const operation of this.kept?.list() ?? []) {
      if (!known.has(nameOf(operation))) this.sync = addOperation(this.sync, operation)
    }
    this.tell()
    const pump = () => void this.pump()
    const stop = this.server.listen(pump)
    globalThis.addEventListener?.('online', pump)
    pump()
    return () => {
      stop()
      clearTimeout(this.timer)
      globalThis.removeEventListener?.('online', pump)
    }
  }

  /** Does something: seen at once, sent soon, and to be taken back as one. */
  commit(step: GroundStep): void {
    const taken = this.send(step)
    if (!taken) return
    this.history.done(taken)
    this.tell()
  }

  /** Takes back the own last step, whatever others have done since. */
  undo(): void {
    for (let last = this.history.popUndo(); last; last = this.history.popUndo()) {
      const taken = this.send(last.step)
      if (!taken) continue
      this.history.undone(taken)
      break
    }
    this.tell()
  }

  redo(): void {
    for (let last = this.history.popRedo(); last; last = this.history.popRedo()) {
      const taken = this.send(last.step)
      if (!taken) continue
      this.history.redone(taken)
      break
    }
    this.tell()
  }

  dismiss(id: string): void {
    this.tell({ refusals: this.state.refusals.filter((refusal) => refusal.id !== id) })
  }

  /** Asks the server at once, e.g. after signing in again. */
  retry(): void {
    void this.pump()
  }

  private send(step: GroundStep) {
    const real = withoutIdle(this.sync.shown, step)
    const { inverse } = takeGroundStep(this.sync.shown, real)
    if (inverse.length === 0) return undefined
    const sequences: number[] = []
    for (let from = 0; from < real.length; from += STEP_MAX) {
      this.sequence += 1
      sequences.push(this.sequence)
      const part = real.slice(from, from + STEP_MAX)
      const operation = { clientId: this.clientId, sequence: this.sequence, step: part }
      this.sync = addOperation(this.sync, operation)
      this.kept?.keep(operation)
    }
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.pump(), GATHER_MS)
    return { step: inverse, sequences }
  }

  private tell(changes: Partial<GroundState> = {}): void {
    this.state = {
      ...this.state,
      ...changes,
      doc: this.sync.shown,
      waiting: this.sync.pending.length,
      canUndo: this.history.canUndo,
      canRedo: this.history.canRedo,
    }
    for (const listener of this.listeners) listener()
  }

  /** Sends what waits and fetches what is new, one message at a time, until there is neither. */
  private async pump(): Promise<void> {
    if (this.busy) {
      this.again = true
      return
    }
    this.busy = true
    clearTimeout(this.timer)
    try {
      do {
        this.again = false
        const batch = nextOperations(this.sync.pending)
        const outcome = await this.server.exchange(this.sync.revision, batch)
        if (outcome.kind !== 'answered') {
          this.fail(outcome.kind)
          return
        }
        this.failures = 0
        const received = receiveReply(this.sync, outcome.reply)
        const stuck = received.behind && received.state.revision === this.sync.revision
        this.sync = received.state
        for (const operation of received.settled) this.kept?.forget(operation)
        this.tell({ connection: 'online', refusals: this.afterRefusals(received.refused) })
        if (received.behind && !stuck) this.again = true
      } while (this.again || this.sync.pending.length > 0)
    } finally {
      this.busy = false
    }
  }

  private afterRefusals(
    refused: ReadonlyArray<{ operation: Operation; message: FormMessage }>,
  ): GroundState['refusals'] {
    if (refused.length === 0) return this.state.refusals
    for (const { operation } of refused) {
      if (operation.clientId === this.clientId) this.history.forget(operation.sequence)
    }
    const added = refused.map(({ operation, message }) => ({
      id: newId(),
      message,
      step: operation.step,
    }))
    return [...this.state.refusals, ...added].slice(-3)
  }

  private fail(connection: Connection): void {
    const delay = RETRY_MS[Math.min(this.failures, RETRY_MS.length - 1)]
    this.failures += 1
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.pump(), delay)
    this.tell({ connection })
  }
}
