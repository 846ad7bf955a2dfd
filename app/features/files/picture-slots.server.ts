import { Turns } from '#app/lib/turns.ts'

/** Pictures worked on at once in a process: each may take some hundred megabytes of memory and a core. */
const slots = new Turns(2)

/** Does work on a picture as soon as there is a place for it, in the order of asking. */
export function withinSlot<Result>(work: () => Promise<Result>): Promise<Result> {
  return slots.within(work)
}
