import { type Count, countAll, forgiveAll, withinLimits } from '#app/lib/limits/limiter.server.ts'
import { networkOf } from '#app/lib/limits/network.ts'
import { findKnownDevice } from './known-device.server.ts'

/** Whoever asks: the network address, and what the browser says of itself. */
export type Client = { address: string; headers: Headers }

/**
 * What an attempt to sign in counts against. A device that is known for the account is counted by itself alone. Any other
 * is counted as a client, which others of its network need not suffer from, and with all strangers to the account.
 */
function signInCounts({ address, headers }: Client, email: string): Count[] {
  const account = email.toLowerCase()
  const known = findKnownDevice(headers, account)
  if (known) return [['signInKnownDevice', `${account} ${known}`]]
  const network = networkOf(address)
  return [
    ['signInClient', `${account} ${network} ${headers.get('User-Agent') ?? ''}`],
    ['signInAccountInNetwork', `${account} ${network}`],
    ['signInAccount', account],
    ['signInNetwork', network],
  ]
}

/** Signs in, unless too many have failed; throws `TooManyAttempts` then. Success is not counted. */
export function attemptSignIn<Done>(
  client: Client,
  email: string,
  work: () => Promise<Done>,
): Promise<Done> {
  return withinLimits(signInCounts(client, email), work)
}

const counted = {
  'second-factor': ['secondFactor', 'secondFactorNetwork'],
  'reset-password': ['resetMail', 'resetMailNetwork'],
  'set-password': ['setPassword', 'setPasswordNetwork'],
  'confirm-password': ['confirmPassword', 'confirmPasswordNetwork'],
} as const

type Kind = keyof typeof counted

function countsOf(kind: Kind, address: string, account: string): Count[] {
  const [ofAccount, ofNetwork] = counted[kind]
  return [
    [ofAccount, account.toLowerCase()],
    [ofNetwork, networkOf(address)],
  ]
}

/**
 * Counts an attempt at an account's secret, or a mail to it, and throws `TooManyAttempts` when there were too many:
 * against the account, which nobody shares, and from one network, which a whole office may share.
 */
export async function countAttempt(kind: Kind, address: string, account: string): Promise<void> {
  await countAll(countsOf(kind, address, account))
}

/** Takes the attempt back once it has succeeded, so that only failures add up. */
export async function forgiveAttempt(kind: Kind, address: string, account: string): Promise<void> {
  await forgiveAll(countsOf(kind, address, account))
}
