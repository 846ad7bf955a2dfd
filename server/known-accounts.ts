import pg from 'pg'
import { demonstrationAccounts, demonstrationPassword } from '#db/seed/accounts.ts'

const SHARED =
  'Siapa pun di jaringan ini bisa masuk dengan akun itu / Anybody on this network can sign in with these accounts.'

/**
 * The lines that tell who can sign in at the demonstration; empty when none of its accounts is left. `shared` warns that
 * others of the network can, too.
 */
export async function describeKnownAccounts(
  url: string,
  { shared }: { shared: boolean },
): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ email: string }>(
      'select email::text from "user" where email = any($1)',
      [demonstrationAccounts.map(({ email }) => email)],
    )
    const present = demonstrationAccounts.filter(({ email }) =>
      rows.some((row) => row.email === email),
    )
    if (present.length === 0) return ''
    const widest = Math.max(...present.map(({ email }) => email.length))
    return [
      `Akun contoh / Demonstration accounts (sandi / password: ${demonstrationPassword})`,
      ...present.map(({ email, role }) => `  ${email.padEnd(widest)}  ${role}`),
      ...(shared ? ['', SHARED] : []),
      '',
    ].join('\n')
  } finally {
    await client.end()
  }
}
