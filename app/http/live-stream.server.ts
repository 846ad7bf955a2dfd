import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { LiveChange, LiveHub } from '#app/lib/live.server.ts'

/** A festival that somebody may follow, and of which changes only when not of all. */
type Followed = { eventId: string; topics?: ReadonlyArray<string> }

/** Finds the festival that the asker may follow; throws the Response to answer instead when there is none. */
export type AuthorizeLive = (request: Request, slug: string) => Promise<Followed>

const HEARTBEAT_MS = 25_000

/** Streams the changes of one festival as server-sent events: `data: {"topic":"scans"}`. */
export function liveStream(hub: Pick<LiveHub, 'subscribe' | 'onClose'>, authorize: AuthorizeLive) {
  return async (c: Context): Promise<Response> => {
    let followed: Followed
    try {
      followed = await authorize(c.req.raw, c.req.param('event') ?? '')
    } catch (refusal) {
      if (refusal instanceof Response) return refusal
      throw refusal
    }
    const { eventId, topics } = followed
    c.header('X-Accel-Buffering', 'no')
    return streamSSE(c, async (stream) => {
      const ended = new Promise<void>((done) => {
        stream.onAbort(done)
        const forget = hub.onClose(done)
        stream.onAbort(() => forget())
      })
      const unsubscribe = hub.subscribe((change: LiveChange) => {
        if (change.eventId !== eventId || topics?.includes(change.topic) === false) return
        void stream.writeSSE({ data: JSON.stringify({ topic: change.topic }) })
      })
      const heartbeat = setInterval(() => void stream.write(': \n\n'), HEARTBEAT_MS)
      await stream.writeSSE({ event: 'open', data: '{}', retry: 3000 })
      await ended
      clearInterval(heartbeat)
      unsubscribe()
    })
  }
}
