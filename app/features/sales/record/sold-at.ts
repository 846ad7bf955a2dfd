const TOLERANCE_MS = 120_000

/**
 * When a sale happened by the server's clock. A phone whose clock is wrong tells so by `deviceAt`, the time it
 * believed when it sent the batch; a difference of more than two minutes is taken off. Never later than now, and within the years that clocks know.
 */
export function correctedSoldAt(soldAt: Date, deviceAt: Date, receivedAt: Date): Date {
  const off = receivedAt.getTime() - deviceAt.getTime()
  const corrected = soldAt.getTime() + (Math.abs(off) > TOLERANCE_MS ? off : 0)
  return new Date(Math.min(Math.max(corrected, 0), receivedAt.getTime()))
}
