import { Turns } from '#app/lib/turns.ts'
import { afterPatience } from '#db/patience.ts'
import { FileTrouble } from './file-trouble.ts'

type PatienceOptions = {
  /** How long somebody waits for one call, its turn included. */
  patienceMs: number
  /** Calls under way at once. */
  mostAtOnce: number
}

/** Calls that hang while nobody waits for them any more: with so many, nothing else is asked of the store. */
const MOST_STUCK = 2

/**
 * Lets nobody wait for a store that does not answer. A call that takes too long is left to itself; as long as two such
 * calls hang, further ones fail at once, so that a folder of a server that has gone does not take all threads of the
 * process with it.
 */
export class StorePatience {
  readonly #turns: Turns
  readonly #patienceMs: number
  #stuck = 0

  constructor({ patienceMs, mostAtOnce }: PatienceOptions) {
    this.#patienceMs = patienceMs
    this.#turns = new Turns(mostAtOnce)
  }

  async within<Result>(call: () => Promise<Result>): Promise<Result> {
    if (this.#stuck >= MOST_STUCK) throw new FileTrouble('away', 'earlier calls still hang')
    let begun = false
    let givenUp = false
    const work = this.#turns.within(async () => {
      if (givenUp) throw new FileTrouble('away', 'nobody waits any more')
      begun = true
      return call()
    })
    let stop = () => {}
    const late = new Promise<never>((_, fail) => {
      stop = afterPatience(this.#patienceMs, () => {
        givenUp = true
        if (begun) {
          this.#stuck += 1
          const free = () => {
            this.#stuck -= 1
          }
          work.then(free, free)
        }
        fail(new FileTrouble('away', `no answer within ${this.#patienceMs} ms`))
      })
    })
    work.catch(() => {}) // it may fail when nobody listens any more
    return Promise.race([work, late]).finally(stop)
  }
}
