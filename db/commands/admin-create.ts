import { parseArgs } from 'node:util'
import { readPassword } from './read-password.ts'
import { withDatabase } from './with-database.ts'

const usage = `Pemakaian / Usage: npm run admin:create -- --email name@example.id --name "Full Name" [--link]

Membuat administrator, atau menjadikan akun yang ada administrator. Kata sandi ditanyakan; dengan --link, atau bila
tidak ada yang dapat mengetik, dicetak tautan untuk memilihnya.

Makes an administrator, or makes an existing account one. Asks for a password; with --link, or where nothing
can be typed, prints a link by which the password is chosen.`

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        email: { type: 'string' },
        name: { type: 'string' },
        link: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    })
    return values
  } catch {
    return undefined
  }
}

const options = readOptions()
if (!options?.email || !options.name || options.help) {
  console.error(usage)
  process.exit(2)
}
const { email, name, link } = options

await withDatabase(async (url) => {
  // The app's modules read the address of the database when they are loaded.
  process.env.DATABASE_URL = url
  const { migrateToLatest } = await import('../migrate.ts')
  const { createDb, createPool } = await import('../connect.server.ts')
  const { createAdministrator } = await import(
    '#app/features/people/create-administrator.server.ts'
  )
  await migrateToLatest(url)
  const pool = createPool(url, { max: 2 })
  try {
    const password = link ? undefined : await readPassword()
    const made = await createAdministrator(createDb(pool), { email, name, password })
    if ('problem' in made) {
      console.error(made.problem)
      process.exitCode = 1
      return
    }
    console.log(`${email}: administrator.`)
    if (made.link)
      console.log(
        `Pilih kata sandi dalam tujuh hari / Choose the password within seven days: ${made.link}`,
      )
  } finally {
    await pool.end()
  }
})
