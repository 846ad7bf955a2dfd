import type { PhoneStanding } from '#app/features/phone/phone-end.ts'

/** When a device is closed, by its pairing or by its festival; null where it is not. */
export type DeviceEnds = { revokedAt?: Date | null; endsAt?: Date | null }

/** As a device stands by the clock of the database. */
export type DeviceStanding = PhoneStanding

/** Why something that a phone made is for an organizer to settle. */
export type MadeTooLate = 'deviceRevoked' | 'deviceEnded'

/** When something was made, by the server's clock, and what tells how wrong the phone's was. */
export type MadeAt = {
  /** As it is stored: put right where the clocks differ much. */
  at: Date
  /** As the phone told it. */
  told: Date
  /** The phone's clock when it sent; null for a saved copy, whose times are taken as they are. */
  sentAt: Date | null
  receivedAt: Date
}

/**
 * Whether something was made after the phone was closed, and by what: of a pairing taken away and a festival that has
 * ended, what came first. A clock that is a little fast puts nothing behind the end of the festival: what is before it by the time
 * as stored, or by the one put right to the second, counts.
 */
export function madeTooLate(
  { revokedAt = null, endsAt = null }: DeviceEnds,
  { at, told, sentAt, receivedAt }: MadeAt,
): MadeTooLate | undefined {
  const offMs = sentAt === null ? 0 : receivedAt.getTime() - sentAt.getTime()
  const surelyAt = Math.min(at.getTime(), told.getTime() + offMs)
  const afterRevoked = revokedAt !== null && at > revokedAt
  const afterEnd = endsAt !== null && surelyAt >= endsAt.getTime()
  if (afterRevoked && afterEnd) return revokedAt <= endsAt ? 'deviceRevoked' : 'deviceEnded'
  if (afterRevoked) return 'deviceRevoked'
  return afterEnd ? 'deviceEnded' : undefined
}
