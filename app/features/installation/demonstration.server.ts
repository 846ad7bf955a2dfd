import { verifyPassword } from 'better-auth/crypto'
import type { Db } from '#db/connect.server.ts'
import {
  type DemonstrationAccount,
  demonstrationAccounts,
  demonstrationPassword,
} from '#db/seed/accounts.ts'
import {
  type CheckedSettings,
  findSettingProblems,
  type SettingProblem,
} from './setting-problems.server.ts'

/** A hash is proven once: that takes as long as a sign-in. */
const proven = new Map<string, Promise<boolean>>()

/** The demonstration accounts that anybody can enter: they exist, and the password that everybody knows is enough. */
export async function listOpenAccounts(db: Db): Promise<DemonstrationAccount[]> {
  const found = await db
    .selectFrom('user')
    .innerJoin('account', 'account.userId', 'user.id')
    .select(['user.email', 'account.password'])
    .where(
      'user.email',
      'in',
      demonstrationAccounts.map(({ email }) => email),
    )
    .where('account.providerId', '=', 'credential')
    .where('user.twoFactorEnabled', 'is not', true)
    .execute()
  const isOpen = await Promise.all(found.map(({ password }) => isCommonPassword(password)))
  const open = found.filter((_, index) => isOpen[index]).map(({ email }) => email)
  return demonstrationAccounts.filter(({ email }) => open.includes(email))
}

function isCommonPassword(hash: string | null): Promise<boolean> {
  if (!hash) return Promise.resolve(false)
  const known =
    proven.get(hash) ?? verifyPassword({ hash, password: demonstrationPassword }).catch(() => false)
  proven.set(hash, known)
  return known
}

/**
 * Whether the festivals are those of the demonstration, apart from drafts by which somebody tries things out. Whatever a
 * person has made stands in the audit trail, also after a restore.
 */
export async function holdsDemonstration(db: Db): Promise<boolean> {
  const { made, filledIn } = await db
    .selectFrom('event')
    .leftJoin('auditEntry', (join) =>
      join
        .onRef('auditEntry.eventId', '=', 'event.id')
        .on('auditEntry.action', '=', 'event.created'),
    )
    .select(({ fn }) => [
      fn
        .count<number>('event.id')
        .filterWhere('auditEntry.id', 'is not', null)
        .filterWhere('event.status', '<>', 'draft')
        .as('made'),
      fn.count<number>('event.id').filterWhere('auditEntry.id', 'is', null).as('filledIn'),
    ])
    .executeTakeFirstOrThrow()
  return filledIn > 0 && made === 0
}

/**
 * The accounts to offer to whoever comes to the sign-in page: none where people's own festivals lie beside the
 * demonstration, however open its accounts still are.
 */
export async function listOfferedAccounts(
  db: Db,
  { GELAR_DEMONSTRATION }: { GELAR_DEMONSTRATION: boolean },
): Promise<DemonstrationAccount[]> {
  if (!GELAR_DEMONSTRATION || !(await holdsDemonstration(db))) return []
  return listOpenAccounts(db)
}

/** What does not suit a public installation; that anybody can come in, as long as that is so. */
export async function findProblems(db: Db, settings: CheckedSettings): Promise<SettingProblem[]> {
  const isOpen = settings.GELAR_DEMONSTRATION && (await listOpenAccounts(db)).length > 0
  return findSettingProblems({ ...settings, GELAR_DEMONSTRATION: isOpen })
}
