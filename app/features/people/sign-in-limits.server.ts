import { DomainError } from '#app/lib/domain-error.ts'
import { limit } from '#app/lib/rate-limit.server.ts'

const QUARTER_HOUR = 15 * 60

/** How many attempts one network address and one account have in a quarter of an hour. */
const limits = {
  'sign-in': { perClient: 60, perAccount: 10 },
  'second-factor': { perClient: 60, perAccount: 10 },
  'reset-password': { perClient: 20, perAccount: 4 },
  'set-password': { perClient: 30, perAccount: 10 },
  'confirm-password': { perClient: 60, perAccount: 10 },
} as const

/**
 * Counts an attempt to sign in or to get a link, and refuses it when there were too many: from one network
 * address, which a whole office may share, and against one account, which nobody shares.
 */
export async function countAttempt(
  kind: keyof typeof limits,
  clientAddress: string,
  account: string,
): Promise<void> {
  const { perClient, perAccount } = limits[kind]
  const counts = await Promise.all([
    limit(`${kind}:client:${clientAddress}`, perClient, QUARTER_HOUR),
    limit(`${kind}:account:${account.toLowerCase()}`, perAccount, QUARTER_HOUR),
  ])
  if (counts.some(({ allowed }) => !allowed)) throw new DomainError('tooManyAttempts')
}
