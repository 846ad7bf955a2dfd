import { z } from 'zod'
import { follow } from '#app/lib/live/follow.ts'
import type { GroundReply, Operation } from './sync.ts'

/** What became of a request: an answer, or why there is none. */
export type Exchange =
  | { kind: 'answered'; reply: GroundReply }
  | { kind: 'offline' }
  | { kind: 'signedOut' }
  | { kind: 'forbidden' }

export type GroundServer = {
  exchange(since: number, operations: ReadonlyArray<Operation>): Promise<Exchange>
  /** Calls back when somebody has changed the ground, or may have while the line was cut. */
  listen(onChange: () => void): () => void
}

const Said = z.object({ revision: z.number(), changes: z.array(z.unknown()) })

/** The server of this page, over HTTP and its stream of changes. */
export function groundServer(changesPath: string, livePath: string): GroundServer {
  return {
    async exchange(since, operations) {
      try {
        const response = await (operations.length === 0
          ? fetch(`${changesPath}?sejak=${since}`)
          : fetch(changesPath, {
              method: 'POST',
              body: new URLSearchParams({ batch: JSON.stringify({ since, operations }) }),
            }))
        if (response.redirected || response.status === 401) return { kind: 'signedOut' }
        if (response.status === 403 || response.status === 404) return { kind: 'forbidden' }
        if (!response.ok) return { kind: 'offline' }
        const body: GroundReply = await response.json()
        return Said.safeParse(body).success
          ? { kind: 'answered', reply: body }
          : { kind: 'offline' }
      } catch {
        return { kind: 'offline' }
      }
    },
    listen(onChange) {
      return follow(livePath, ({ topics }) => {
        if (topics === null || topics.includes('ground')) onChange()
      })
    },
  }
}
