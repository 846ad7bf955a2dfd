/** The running numbers of a phone, as it told them and as the server has received them. */
export type PhoneNumbers = {
  /** The phone has given out the numbers below this one. */
  given: number
  /** Of those it still held so many when it told. */
  held: number
  /** Of those the server has received so many different ones until now. */
  received: number
}

/**
 * What has become of the numbers that have not been received: as many as the phone held lie on it, the others are
 * missing. What is received after the phone told is taken off the missing ones first: an alarm may come with the
 * next report, but is never false.
 */
export function reckonNumbers({ given, held, received }: PhoneNumbers): {
  held: number
  missing: number
} {
  const outstanding = Math.max(0, given - received)
  return { held: Math.min(held, outstanding), missing: Math.max(0, outstanding - held) }
}
