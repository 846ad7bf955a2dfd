import { refreshHeader } from './live/news.ts'

/** As old as an answer may be, for what changes with the time alone. */
const MOMENT_MS = 1000

type Sharing<Args extends ReadonlyArray<unknown>> = {
  /** What has to change at the festival for the answer to be made anew; anything, when left out. */
  topics?: ReadonlyArray<string>
  /** The id of the festival, and what else the answer depends on. */
  key: (...args: Args) => readonly [eventId: string, ...Array<string | number>]
}

/** Whether a page asks again by itself. */
export const isRefresh = (request: Request): boolean => request.headers.has(refreshHeader)

const forgetters = new Set<(eventId?: string, topic?: string) => void>()

/** Has what was answered about a festival made anew, because something of it has changed; of all festivals when none is named. */
export function forgetShared(eventId?: string, topic?: string): void {
  for (const forget of forgetters) forget(eventId, topic)
}

/**
 * Makes an answer once for all pages that ask for the same again by themselves, at the same time or within a moment, until
 * something of what it shows changes. Whoever asks of their own accord (`mayShare` false) gets one made for them, so that
 * they see what they have just done. Who may see it is asked before, for each of them; an answer belongs to all who got it
 * and is not changed.
 */
export function sharedAnswer<Args extends ReadonlyArray<unknown>, Answer>(
  make: (...args: Args) => Promise<Answer>,
  { topics, key }: Sharing<Args>,
): (mayShare: boolean, ...args: Args) => Promise<Answer> {
  const answers = new Map<string, Promise<Answer>>()
  forgetters.add((eventId, topic) => {
    if (topic !== undefined && topics?.includes(topic) === false) return
    for (const name of answers.keys()) {
      if (eventId === undefined || name.startsWith(eventId)) answers.delete(name)
    }
  })
  return async (mayShare, ...args) => {
    if (!mayShare) return make(...args)
    const name = key(...args).join(' ')
    const known = answers.get(name)
    if (known) return known
    const answer = make(...args)
    answers.set(name, answer)
    const drop = () => {
      if (answers.get(name) === answer) answers.delete(name)
    }
    answer.then(() => setTimeout(drop, MOMENT_MS).unref(), drop)
    return answer
  }
}
