import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { LiveChange, LiveHub } from '#app/lib/live.server.ts'
import { log } from '#app/lib/log.server.ts'
import { openStreams } from '#app/lib/metrics.server.ts'

/** A festival that somebody may follow, and of which changes only when not of all. */
type Followed = {
  eventId: string
  topics?: ReadonlyArray<string>
  /** Asked again when devices of the festival have changed; the stream ends once it says no. */
  mayStill?: () => Promise<boolean>
}

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
    const { eventId, topics, mayStill } = followed
    c.header('X-Accel-Buffering', 'no')
    return streamSSE(c, async (stream) => {
      let end = () => {}
      const ended = new Promise<void>((done) => {
        end = done
      })
      stream.onAbort(end)
      const forget = hub.onClose(end)
      const tell = async ({ topic }: LiveChange) => {
        await stream.writeSSE({ data: JSON.stringify({ topic }) })
        if (topic === 'devices' && mayStill && !(await mayStill())) end()
      }
      const unsubscribe = hub.subscribe((change) => {
        if (change.eventId !== eventId || topics?.includes(change.topic) === false) return
        tell(change).catch((error) => log.warn({ err: error }, 'a stream could not be told'))
      })
      const heartbeat = setInterval(() => void stream.write(': \n\n'), HEARTBEAT_MS)
      openStreams.inc()
      await stream.writeSSE({ event: 'open', data: '{}', retry: 3000 })
      await ended
      openStreams.dec()
      clearInterval(heartbeat)
      unsubscribe()
      forget()
    })
  }
}
