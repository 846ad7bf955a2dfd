import { availableParallelism, totalmem } from 'node:os'
import { join } from 'node:path'
import { MessageChannel } from 'node:worker_threads'
import { Piscina } from 'piscina'
import { DomainError } from '#app/lib/domain-error.ts'
import { log } from '#app/lib/log.server.ts'
import { HeavyRefusal } from './heavy-refusal.ts'
import type { HeavyAnswer, HeavyOrder } from './in-thread.ts'
import { Lanes } from './lanes.ts'
import { projectRoot } from './project-root.server.ts'

/** What the process may have of the machine's memory, or of the part that it was given, in MB. */
const memoryMb =
  Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY) / 2 ** 20
const isSmall = memoryMb < 1536
/** Two: while rows are written for minutes, drawings are still made. One where there is no memory for two. */
const THREADS = isSmall ? 1 : 2
const MOST_WAITING = 24
const MOST_MEMORY_MB = isSmall ? 192 : 384
/** A drawing is short-lived in every part: V8 would let 48 MB of it gather before it looks. */
const MOST_YOUNG_MEMORY_MB = 16
const MOST_MILLISECONDS = 60_000
/** For what is handed over piece by piece. */
const MOST_MILLISECONDS_OF_ROWS = 300_000
const IDLE_MILLISECONDS = 60_000

let threads: Piscina | undefined
/** One core is left to gates and tills: what they ask for then waits for nobody to give one up. */
const DRAWING_AT_ONCE = Math.min(THREADS, Math.max(1, availableParallelism() - 1))
const lanes = new Lanes(DRAWING_AT_ONCE, MOST_WAITING)
const laneOfRows = new Lanes(1, MOST_WAITING / 2)
let done = 0

/** How much heavy work there is, and how much has been done since the process began. */
export function heavyState() {
  return {
    running: lanes.running + (isSmall ? 0 : laneOfRows.running),
    waiting: lanes.waiting + laneOfRows.waiting,
    done,
  }
}

/** Threads begin with the first work. The lanes before them bound what waits, so that none of it waits in here. */
function openThreads(): Piscina {
  if (threads) return threads
  threads = new Piscina({
    filename: join(projectRoot(), 'app', 'lib', 'heavy', 'heavy-thread.js'),
    minThreads: 0,
    maxThreads: THREADS,
    idleTimeout: IDLE_MILLISECONDS,
    resourceLimits: {
      maxOldGenerationSizeMb: MOST_MEMORY_MB,
      maxYoungGenerationSizeMb: MOST_YOUNG_MEMORY_MB,
    },
    // Behind everything that somebody at a gate waits for.
    niceIncrement: 10,
    execArgv: [],
    atomics: 'disabled',
    recordTiming: false,
  })
  threads.on('error', (error) => log.error({ err: error }, 'a thread for heavy work failed'))
  return threads
}

/**
 * Does the work of a file in a thread, when one is free. `pieces` are asked for one by one and read in this thread;
 * they begin when the work does. Ends when `signal` says that nobody waits any more.
 */
export function workBeside(
  { file, input }: Omit<HeavyOrder, 'pieces'>,
  signal: AbortSignal,
  pieces?: () => AsyncIterable<unknown>,
): Promise<unknown> {
  const work = () => runInThread({ file, input }, signal, pieces)
  if (!pieces) return lanes.run(signal, work)
  return laneOfRows.run(signal, () => (isSmall ? lanes.run(signal, work) : work()))
}

async function runInThread(
  { file, input }: Omit<HeavyOrder, 'pieces'>,
  signal: AbortSignal,
  pieces?: () => AsyncIterable<unknown>,
): Promise<unknown> {
  const ended = new AbortController()
  const late = AbortSignal.timeout(pieces ? MOST_MILLISECONDS_OF_ROWS : MOST_MILLISECONDS)
  const feeding = pieces && feed(pieces(), ended)
  const order: HeavyOrder = { file, input, pieces: feeding?.port }
  try {
    const answer: HeavyAnswer = await openThreads().run(order, {
      signal: AbortSignal.any([signal, late, ended.signal]),
      transferList: feeding ? [feeding.port] : [],
    })
    if ('done' in answer) return answer.done
    throw new DomainError(answer.refused.key, answer.refused.params)
  } catch (error) {
    if (ended.signal.aborted) throw ended.signal.reason
    if (late.aborted) throw new HeavyRefusal('tooLong')
    const tooMuch =
      error instanceof Error && Reflect.get(error, 'code') === 'ERR_WORKER_OUT_OF_MEMORY'
    throw tooMuch ? new HeavyRefusal('tooMuch') : error
  } finally {
    done += 1
    await feeding?.end()
  }
}

/** Hands pieces over as they are asked for; the work ends with an error when one cannot be read. */
function feed(pieces: AsyncIterable<unknown>, ended: AbortController) {
  const { port1, port2 } = new MessageChannel()
  const reading = pieces[Symbol.asyncIterator]()
  let giving = Promise.resolve()
  const give = async () => {
    try {
      const { done, value } = await reading.next()
      port1.postMessage(done ? undefined : value)
    } catch (error) {
      ended.abort(error)
    }
  }
  port1.on('message', () => {
    giving = giving.then(give)
  })
  return {
    port: port2,
    async end() {
      port1.close()
      await giving
      await reading.return?.()
    },
  }
}

/** Begins no more heavy work, because the process stops: who waits is told to come again, which another process may do. */
export function refuseHeavyWork(): void {
  lanes.close()
  laneOfRows.close()
}

/** Ends all threads with what they do, because the process ends. */
export async function endHeavyWork(): Promise<void> {
  await threads?.destroy()
  threads = undefined
}
