import { deserialize } from 'node:v8'
import type { MessagePort } from 'node:worker_threads'
import { DomainError } from '#app/lib/domain-error.ts'

/** What a thread is given: which file does the work, on what, and where more comes from. */
export type HeavyOrder = {
  file: string
  /** The input as `v8.serialize` writes it. */
  input: Uint8Array
  /** Asked for one piece after another, when the input comes in pieces. */
  pieces?: MessagePort | undefined
}

/** What a thread answers: a refusal has to say its key, since errors lose their kind on the way. */
export type HeavyAnswer = { done: unknown } | { refused: Pick<DomainError, 'key' | 'params'> }

/** Does the work of an order; runs in a thread. */
export async function workInThread({ file, input, pieces }: HeavyOrder): Promise<HeavyAnswer> {
  const { default: work } = await import(file)
  try {
    return { done: await work(deserialize(input), pieces && piecesFrom(pieces)) }
  } catch (error) {
    if (error instanceof DomainError) return { refused: { key: error.key, params: error.params } }
    throw error
  } finally {
    pieces?.close()
  }
}

/** Asks for the next piece when one has come, so that it is read while that one is used; no more than both are in memory. */
async function* piecesFrom(port: MessagePort): AsyncGenerator<unknown> {
  const ask = () =>
    new Promise<unknown>((heard) => {
      port.once('message', heard)
      port.postMessage('more')
    })
  let coming = ask()
  for (;;) {
    const piece = await coming
    if (piece === undefined) return
    coming = ask()
    yield piece
  }
}
