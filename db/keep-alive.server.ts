import type { Embedded } from './embedded.server.ts'

export type KeepAlive = {
  /** Looks no more; resolves once a restart that is under way has ended. */
  end(): Promise<void>
}

/**
 * Looks again and again whether the database still runs, and starts it when something has killed it (memory that
 * ran out, a careless hand). Whoever holds connections has to make new ones, which pools do by themselves.
 */
export function keepAlive(
  database: Pick<Embedded, 'revive'>,
  { everyMs, say }: { everyMs: number; say: (text: string) => void },
): KeepAlive {
  let ended = false
  let timer: NodeJS.Timeout
  let looking = Promise.resolve()

  async function look(): Promise<void> {
    try {
      if (await database.revive()) {
        say('Basis data mati dan dijalankan lagi / The database had died and was started again')
      }
    } catch (error) {
      // Processes of the dead server may still be going down; the next look tries again.
      say(error instanceof Error ? error.message : String(error))
    }
    if (!ended) plan()
  }

  function plan(): void {
    timer = setTimeout(() => {
      looking = look()
    }, everyMs)
    timer.unref()
  }

  plan()
  return {
    async end() {
      ended = true
      clearTimeout(timer)
      await looking
    },
  }
}
