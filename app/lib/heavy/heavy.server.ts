import { serialize } from 'node:v8'
import { DoOnce } from './do-once.ts'
import { KeptResults } from './kept-results.ts'
import { orderKey } from './order-key.ts'
import { workBeside } from './threads.server.ts'

/** A file whose work is done in a thread, as its default export: plain data in, plain data out. */
type HeavyFile<Input, Output> = { default: (input: Input) => Output | Promise<Output> }
type InputOf<File> = File extends HeavyFile<infer Input, unknown> ? Input : never
type OutputOf<File> = File extends HeavyFile<never, infer Output> ? Output : never
/** Where such a file stands. */
export type HeavyPath = `#${'app' | 'tests'}/${string}.heavy.ts`

type Asking = {
  /** Who waits; the work ends when nobody does. */
  signal?: AbortSignal | undefined
  /** Asked before something is really made: throws when the asker may not have that done. */
  mayMake?: (() => Promise<void>) | undefined
}

const KEPT_BYTES = 48 * 1024 * 1024
const kept = new KeptResults(KEPT_BYTES)
const once = new DoOnce<unknown>()

/** The work of a file beside the thread that serves requests; files that do such work end in `.heavy.ts`. */
export function beside<File extends HeavyFile<never, unknown>>(file: HeavyPath) {
  return async (input: InputOf<File>, { signal }: Asking = {}): Promise<OutputOf<File>> => {
    const order = { file, input: serialize(input) }
    const done = await once.run(orderKey(file, input), signal, (nobody) =>
      workBeside(order, nobody),
    )
    return done as OutputOf<File>
  }
}

/**
 * Drawings and papers, made beside the thread that serves requests: the same input is drawn once, however many ask for
 * it at once or later. So the input holds all that can be seen, and nothing else: no time of asking.
 */
export function drawnBeside<File extends HeavyFile<never, Uint8Array<ArrayBuffer>>>(
  file: HeavyPath,
) {
  return async (
    input: InputOf<File>,
    { signal, mayMake }: Asking = {},
  ): Promise<Uint8Array<ArrayBuffer>> => {
    const order = { file, input: serialize(input) }
    const key = orderKey(file, input)
    const known = kept.get(key)
    if (known) return known
    const drawn = await once.run(key, signal, async (nobody) => {
      await mayMake?.()
      return workBeside(order, nobody)
    })
    if (!(drawn instanceof Uint8Array)) throw new Error(`${file} has drawn nothing.`)
    const result = new Uint8Array(drawn)
    kept.keep(key, result)
    return result
  }
}
