import type { Limiter } from '#app/lib/limits/limiter.server.ts'
import { networkOf } from '#app/lib/limits/network.ts'
import { TooManyAttempts } from '#app/lib/limits/too-many-attempts.ts'

/**
 * Pairs; a code that was right does not count. Wrong codes make nobody wait but the network that has sent many, and that
 * only while so many come in all that one of them could be right: all devices of a ground may share one address, and
 * anybody there can type nonsense. Throws `TooManyAttempts`.
 */
export async function attemptPairing<Paired>(
  limiter: Limiter,
  address: string,
  pair: () => Promise<Paired>,
): Promise<Paired> {
  const ofNetwork = ['pairingNetwork', networkOf(address)] as const
  const ofAll = ['pairingCodes', 'all'] as const
  const [network, all] = await Promise.all([limiter.count(ofNetwork), limiter.count(ofAll)])
  if (!network.allowed && !all.allowed) {
    throw new TooManyAttempts(Math.min(network.retryAfterSeconds, all.retryAfterSeconds))
  }
  const paired = await pair()
  await Promise.all([limiter.forgive(ofNetwork), limiter.forgive(ofAll)])
  return paired
}
