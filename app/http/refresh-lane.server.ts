import type { MiddlewareHandler } from 'hono'
import { refreshHeader } from '#app/lib/live/news.ts'

export type LaneOptions = {
  /** How many are answered at once. */
  width?: number
  /** How many may wait; who comes then is told to come again. */
  most?: number
  /** How long one waits before it is told so too. */
  patienceMs?: number
  /** How much of the time the lane rests: as long as it has worked, times this. */
  rest?: number
}

/**
 * Lets pages that ask again by themselves in one after the other, with rests between: however many ask at once, gates,
 * tills and people who click find the process free two thirds of the time. Who would wait too long is told when to come again.
 */
export function refreshLane(options: LaneOptions = {}): MiddlewareHandler {
  const { width = 1, most = 400, patienceMs = 6000, rest = 2 } = options
  const waiting: Array<(mayGo: boolean) => void> = []
  let working = 0

  const enter = (): Promise<boolean> => {
    if (working < width) {
      working += 1
      return Promise.resolve(true)
    }
    if (waiting.length >= most) return Promise.resolve(false)
    return new Promise((done) => {
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(go), 1)
        done(false)
      }, patienceMs)
      const go = (mayGo: boolean) => {
        clearTimeout(timer)
        done(mayGo)
      }
      waiting.push(go)
    })
  }
  const leave = () => {
    const next = waiting.shift()
    if (next) next(true)
    else working -= 1
  }

  return async (c, next) => {
    if (!c.req.header(refreshHeader)) return next()
    if (!(await enter())) {
      return c.body(null, 503, { 'Retry-After': String(2 + Math.floor(Math.random() * 8)) })
    }
    const began = performance.now()
    try {
      await next()
    } finally {
      setTimeout(leave, (performance.now() - began) * rest)
    }
  }
}
