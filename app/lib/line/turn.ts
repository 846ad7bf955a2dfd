const waiting = new Map<() => void, () => boolean>()

/** Asks again at once what waits for its next turn. */
export function hurryAsks(): void {
  for (const [hurry, isHeld] of [...waiting]) if (!isHeld()) hurry()
}

/** Waits for the next turn to ask; what is held by then waits until `stop` ends it. */
export async function nextTurn(
  ms: number,
  stop: AbortSignal,
  isHeld: () => boolean = () => false,
): Promise<void> {
  if (stop.aborted) return
  await new Promise<void>((done) => {
    const end = () => {
      clearTimeout(timer)
      waiting.delete(end)
      stop.removeEventListener('abort', end)
      done()
    }
    const timer = setTimeout(() => {
      if (!isHeld()) end()
    }, ms)
    waiting.set(end, isHeld)
    stop.addEventListener('abort', end)
  })
}
