import type { forgive, limit } from '#app/lib/rate-limit.server.ts'
import { PAIRING_ATTEMPTS, PAIRING_ATTEMPTS_SECONDS } from './pairing-code.ts'

/** How attempts are counted and taken back. */
export type CountAttempts = { limit: typeof limit; forgive: typeof forgive }

/**
 * Pairs, unless too many wrong codes have come from this network address, which all devices of a ground may share.
 * A code that was right does not count.
 */
export async function attemptPairing<Paired>(
  { limit, forgive }: CountAttempts,
  address: string,
  pair: () => Promise<Paired>,
): Promise<{ paired: Paired } | { retryAfterSeconds: number }> {
  const count = [`pair:${address}`, PAIRING_ATTEMPTS, PAIRING_ATTEMPTS_SECONDS] as const
  const limited = await limit(...count)
  if (!limited.allowed) return limited
  const paired = await pair()
  await forgive(...count)
  return { paired }
}
