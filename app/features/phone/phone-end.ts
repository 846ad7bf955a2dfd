/** For so long after the end a phone may still hand in what it made before. */
export const GRACE_HOURS = 24
const GRACE_MS = GRACE_HOURS * 3_600_000

/** The end of a festival's phones as a phone knows it. */
export type PhoneEnd = {
  /** The instant from which on the phone sells and reads no more, ISO; null when there is none. */
  at: string | null
  /** How far the server's clock is ahead of the phone's, in milliseconds. */
  aheadMs: number
}

/** The end as the server has told it, with the phone's clock before the question and after the answer. */
export function noteEnd(
  told: { endsAt: string | null; now: string },
  asked: { from: Date; to: Date },
): PhoneEnd {
  // The answer was written somewhere between both; half of the way is the best guess.
  const middle = (asked.from.getTime() + asked.to.getTime()) / 2
  const aheadMs = Math.round(Date.parse(told.now) - middle)
  return { at: told.endsAt, aheadMs: Number.isNaN(aheadMs) ? 0 : aheadMs }
}

/** How far a phone is: it works, hands in what it has made, or keeps what it could not hand in. */
export type PhoneStanding = 'works' | 'handsIn' | 'over'

/** How far a phone is by the server's clock, as far as the phone knows it. Without a network too. */
export function phoneStanding(end: PhoneEnd | undefined, phoneNow: Date): PhoneStanding {
  if (!end?.at) return 'works'
  const past = phoneNow.getTime() + end.aheadMs - Date.parse(end.at)
  if (!(past >= 0)) return 'works'
  return past < GRACE_MS ? 'handsIn' : 'over'
}

/** Until when a phone may hand in. */
export function handInUntil(endsAt: Date | string): Date {
  return new Date(new Date(endsAt).getTime() + GRACE_MS)
}
