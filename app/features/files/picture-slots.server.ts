/** Pictures worked on at once in a process: each may take some hundred megabytes of memory and a core. */
const places = 2

let busy = 0
const waiting: Array<() => void> = []

/** Does work on a picture as soon as there is a place for it, in the order of asking. */
export async function withinSlot<Result>(work: () => Promise<Result>): Promise<Result> {
  if (busy >= places) await new Promise<void>((free) => waiting.push(free))
  else busy += 1
  try {
    return await work()
  } finally {
    // The place is handed on, or given up.
    const next = waiting.shift()
    if (next) next()
    else busy -= 1
  }
}
