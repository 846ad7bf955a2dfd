type Sampled = { at: number; delayMs: number; memoryBytes: number; requestsPerSecond: number }

/** One point a minute, oldest first: the worst delay and memory, the mean of requests. */
export function byMinute(samples: ReadonlyArray<Sampled>): Sampled[] {
  const minutes = new Map<number, Sampled[]>()
  for (const sample of samples) {
    const minute = Math.floor(sample.at / 60_000)
    minutes.set(minute, [...(minutes.get(minute) ?? []), sample])
  }
  return [...minutes].map(([minute, within]) => ({
    at: minute * 60_000,
    delayMs: Math.max(...within.map(({ delayMs }) => delayMs)),
    memoryBytes: Math.max(...within.map(({ memoryBytes }) => memoryBytes)),
    requestsPerSecond:
      within.reduce((sum, { requestsPerSecond }) => sum + requestsPerSecond, 0) / within.length,
  }))
}
