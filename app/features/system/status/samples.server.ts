import { monitorEventLoopDelay } from 'node:perf_hooks'
import { requestSeconds } from '#app/lib/metrics.server.ts'

/** How this process fared in a stretch of time. */
export type Sample = {
  at: number
  /** The longest that a request had to wait for its turn, in milliseconds. */
  delayMs: number
  memoryBytes: number
  requestsPerSecond: number
}

const EVERY_MS = 20_000
/** An hour. */
const KEPT = 180

const samples: Sample[] = []

/** What was sampled in the last hour, oldest first. */
export function listSamples(): ReadonlyArray<Sample> {
  return samples
}

async function countRequests(): Promise<number> {
  const { values } = await requestSeconds.get()
  const counts = values.filter(({ metricName }) => metricName?.endsWith('_count'))
  return counts.reduce((sum, { value }) => sum + value, 0)
}

/** Looks at this process from time to time, until the returned function is called. */
export function startSampling(everyMs = EVERY_MS): () => void {
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  let answered = 0
  const timer = setInterval(async () => {
    const before = answered
    answered = await countRequests()
    samples.push({
      at: Date.now(),
      delayMs: delay.max / 1e6,
      memoryBytes: process.memoryUsage.rss(),
      requestsPerSecond: ((answered - before) * 1000) / everyMs,
    })
    delay.reset()
    if (samples.length > KEPT) samples.shift()
  }, everyMs)
  timer.unref()
  return () => {
    clearInterval(timer)
    delay.disable()
  }
}
