/** Whatever hangs after this time ends with the process. */
const PATIENCE_MS = 60_000

/**
 * Ends the process on Ctrl-C and SIGTERM: runs `closers` from the last to the first, so that whatever was
 * opened later closes before what it stands on. A second Ctrl-C does not wait. Returns the same closing
 * for use when the start fails. What the signal of a closed terminal means, `onHangup` says.
 */
export function shutDownOnSignal(
  closers: Array<() => Promise<void>>,
  onHangup: (end: () => void) => void,
): (code: number) => Promise<void> {
  let closingSince: number | undefined

  async function close(code: number): Promise<void> {
    closingSince = Date.now()
    setTimeout(() => process.exit(1), PATIENCE_MS).unref()
    for (const closer of closers.splice(0).reverse()) {
      await closer().catch((error: unknown) => {
        console.error(error)
      })
    }
    process.exit(code)
  }

  function onSignal(signal: NodeJS.Signals): void {
    if (closingSince === undefined) {
      void close(0)
      return
    }
    // One press reaches us several times: from the terminal and from npm.
    if (signal === 'SIGINT' && Date.now() - closingSince > 1500) process.exit(130)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, onSignal)
  process.on('SIGHUP', () => onHangup(() => onSignal('SIGHUP')))
  return close
}
