import { DomainError } from '#app/lib/domain-error.ts'
import { forgive, limit } from '#app/lib/rate-limit.server.ts'

const QUARTER_HOUR = 15 * 60

/** How many attempts one network address and one account have in a quarter of an hour. */
const limits = {
  'sign-in': { perClient: 60, perAccount: 10 },
  'second-factor': { perClient: 60, perAccount: 10 },
  'reset-password': { perClient: 20, perAccount: 4 },
  'set-password': { perClient: 30, perAccount: 10 },
  'confirm-password': { perClient: 60, perAccount: 10 },
} as const

type Kind = keyof typeof limits
type Count = [key: string, points: number, seconds: number]

function countsOf(kind: Kind, clientAddress: string, account: string): [Count, Count] {
  const { perClient, perAccount } = limits[kind]
  return [
    [`${kind}:client:${clientAddress}`, perClient, QUARTER_HOUR],
    [`${kind}:account:${account.toLowerCase()}`, perAccount, QUARTER_HOUR],
  ]
}

/**
 * Counts an attempt to sign in or to get a link, and refuses it when there were too many: from one network
 * address, which a whole office may share, and against one account, which nobody shares.
 */
export async function countAttempt(
  kind: Kind,
  clientAddress: string,
  account: string,
): Promise<void> {
  const counts = countsOf(kind, clientAddress, account)
  const answers = await Promise.all(counts.map((count) => limit(...count)))
  if (answers.some(({ allowed }) => !allowed)) throw new DomainError('tooManyAttempts')
}

/** Takes the attempt back once it has succeeded, so that only failures add up. */
export async function forgiveAttempt(
  kind: Kind,
  clientAddress: string,
  account: string,
): Promise<void> {
  const counts = countsOf(kind, clientAddress, account)
  await Promise.all(counts.map((count) => forgive(...count)))
}
