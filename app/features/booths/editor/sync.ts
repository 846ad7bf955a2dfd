import type { FormMessage } from '#app/lib/domain-error.ts'
import {
  applyGroundStep,
  docOf,
  type GroundDoc,
  type GroundRows,
  type GroundStep,
} from '../ground/doc.ts'

/** A step on its way to the server, known by its client and number however often it is sent. */
export type Operation = { clientId: string; sequence: number; step: GroundStep }
/** A step that the server has taken. */
export type Recorded = Operation & { revision: number }

export type GroundReply = {
  /** The newest revision. */
  revision: number
  /** What has changed since the revision that was asked from, in order. */
  changes: Recorded[]
  /** The whole ground instead, when too much has changed. */
  whole?: GroundRows
  /** What became of each operation that was sent. */
  results: { clientId: string; sequence: number; refused?: FormMessage }[]
}

/**
 * What one editor knows: the ground as the server has it, and the own steps that are on their way. What is
 * shown is the first with the second on top, so that it never waits and always ends as the server has it.
 */
export type SyncState = {
  base: GroundDoc
  revision: number
  pending: ReadonlyArray<Operation>
  shown: GroundDoc
}

function withShown(state: Omit<SyncState, 'shown'>): SyncState {
  const shown = state.pending.reduce((doc, { step }) => applyGroundStep(doc, step), state.base)
  return { ...state, shown }
}

/** Begins with the ground of the server and the steps that an earlier page could not send. */
export function startSync(
  base: GroundDoc,
  revision: number,
  pending: ReadonlyArray<Operation> = [],
): SyncState {
  return withShown({ base, revision, pending })
}

/** Takes an own step: seen at once, sent later. */
export function addOperation(state: SyncState, operation: Operation): SyncState {
  return {
    ...state,
    pending: [...state.pending, operation],
    shown: applyGroundStep(state.shown, operation.step),
  }
}

/** What tells an operation from all others. */
export const nameOf = (operation: { clientId: string; sequence: number }) =>
  `${operation.clientId}/${operation.sequence}`

export type Received = {
  state: SyncState
  /** Own steps that the server has not taken, with the reason; they are rolled back. */
  refused: { operation: Operation; message: FormMessage }[]
  /** Own operations that need not be kept any longer. */
  settled: Operation[]
  /** Whether something is missing in between, so that the rest has to be asked for. */
  behind: boolean
}

/** Takes what the server has answered. An answer that comes twice or late changes nothing. */
export function receiveReply(state: SyncState, reply: GroundReply): Received {
  let { base, revision } = state
  const done = new Map(reply.results.map((result) => [nameOf(result), result]))
  const recorded = new Set(reply.changes.map(nameOf))
  if (reply.whole) {
    base = docOf(reply.whole)
    revision = reply.revision
  }
  for (const change of reply.changes) {
    if (change.revision !== revision + 1) continue
    base = applyGroundStep(base, change.step)
    revision = change.revision
  }
  const settled = state.pending.filter(
    (operation) => done.has(nameOf(operation)) || recorded.has(nameOf(operation)),
  )
  const refused = settled.flatMap((operation) => {
    const message = done.get(nameOf(operation))?.refused
    return message ? [{ operation, message }] : []
  })
  const behind = revision < reply.revision
  const gone = new Set(settled)
  const pending = state.pending.filter((operation) => !gone.has(operation))
  const same = base === state.base && gone.size === 0
  return {
    state: same ? { ...state, revision } : withShown({ base, revision, pending }),
    refused,
    settled,
    behind,
  }
}

/** How many bytes of JSON one message carries at most; a form may be 1 MB, and encoding makes it longer. */
const MESSAGE_MAX = 250_000
const OPERATIONS_MAX = 100

/** The operations of the next message: in order, and no more than one message holds. */
export function nextOperations(pending: ReadonlyArray<Operation>): Operation[] {
  const batch: Operation[] = []
  let length = 0
  for (const operation of pending) {
    length += JSON.stringify(operation).length
    if (batch.length > 0 && (length > MESSAGE_MAX || batch.length >= OPERATIONS_MAX)) break
    batch.push(operation)
  }
  return batch
}
