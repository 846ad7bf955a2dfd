const closers: Array<() => Promise<void>> = []
let closing: Promise<void> | undefined

/** Runs `closer` at the end of the bench, however it ends; what was opened last is closed first. */
export function onEnd(closer: () => Promise<void>): void {
  closers.push(closer)
}

/** Closes everything that was opened, once. */
export function cleanUp(): Promise<void> {
  closing ??= (async () => {
    for (const closer of closers.splice(0).reverse()) {
      await closer().catch((error: unknown) => console.error(error))
    }
  })()
  return closing
}

/** Whether the end has begun: what fails from then on is only cut off. */
export function isEnding(): boolean {
  return closing !== undefined
}

/** Leaves no process and no folder behind on Ctrl-C either. */
export function cleanUpOnSignal(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void cleanUp().then(() => process.exit(130)))
  }
}
