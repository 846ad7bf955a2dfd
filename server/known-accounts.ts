import { listOpenAccounts } from '#app/features/installation/demonstration.server.ts'
import { createDb, createPool } from '#db/connect.server.ts'
import { demonstrationPassword } from '#db/seed/accounts.ts'

const SHARED =
  'Siapa pun di jaringan ini bisa masuk dengan akun itu / Anybody on this network can sign in with these accounts.'

/**
 * The lines that tell who can sign in at the demonstration; empty when none of its accounts is open any more. `shared`
 * warns that others of the network can, too.
 */
export async function describeKnownAccounts(
  url: string,
  { shared }: { shared: boolean },
): Promise<string> {
  const db = createDb(createPool(url, { max: 1 }))
  try {
    const present = await listOpenAccounts(db)
    if (present.length === 0) return ''
    const widest = Math.max(...present.map(({ email }) => email.length))
    return [
      `Akun contoh / Demonstration accounts (sandi / password: ${demonstrationPassword})`,
      ...present.map(({ email, role }) => `  ${email.padEnd(widest)}  ${role}`),
      ...(shared ? ['', SHARED] : []),
      '',
    ].join('\n')
  } finally {
    await db.destroy()
  }
}
