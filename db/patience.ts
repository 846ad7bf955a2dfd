const TICK_MS = 100

/**
 * Calls `done` after this long, counted in short ticks: a process that was held up itself has ticked only once
 * meanwhile, and reads what has long arrived before it loses its patience. Answers how to stop it.
 */
export function afterPatience(ms: number, done: () => void): () => void {
  let left = Math.ceil(ms / TICK_MS)
  const timer = setInterval(() => {
    left -= 1
    if (left > 0) return
    clearInterval(timer)
    done()
  }, TICK_MS)
  timer.unref()
  return () => clearInterval(timer)
}

/** What `work` comes to, unless it takes longer than this. */
export async function withinPatience<Value>(work: Promise<Value>, ms: number): Promise<Value> {
  let stop = () => {}
  const late = new Promise<never>((_, fail) => {
    stop = afterPatience(ms, () => fail(new Error(`no answer within ${ms} ms`)))
  })
  work.catch(() => {}) // it may fail when nobody listens any more
  return Promise.race([work, late]).finally(stop)
}
