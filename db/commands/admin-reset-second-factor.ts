import { parseArgs } from 'node:util'
import { withDatabase } from './with-database.ts'

const usage = `Pemakaian / Usage: npm run admin:reset-second-factor -- --email name@example.id

Mematikan langkah kedua akun yang ponsel dan kode pemulihannya hilang, dan mengakhiri sesinya. Orangnya diberi tahu lewat
surel, dan hal itu tercatat dalam jejak audit. Untuk pemasangan tanpa dua administrator lain, yang melakukannya di
halaman orang.

Takes the second factor off an account whose phone and recovery codes are lost, and ends its sessions. The person is
told by mail, and it stands in the audit trail. For installations without two other administrators, who would do it
on the page of people.`

function readEmail(): string | undefined {
  try {
    return parseArgs({ options: { email: { type: 'string' } } }).values.email
  } catch {
    return undefined
  }
}

const email = readEmail()
if (!email) {
  console.error(usage)
  process.exit(2)
}

await withDatabase(async (url) => {
  // The app's modules read the address of the database when they are loaded.
  process.env.DATABASE_URL = url
  const { migrateToLatest } = await import('../migrate.ts')
  const { createDb, createPool } = await import('../connect.server.ts')
  const { resetFactorByCommand } = await import(
    '#app/features/people/factor/reset-factor.server.ts'
  )
  await migrateToLatest(url)
  const pool = createPool(url, { max: 2 })
  try {
    const outcome = await resetFactorByCommand(createDb(pool), email)
    if (outcome === 'done') {
      console.log(
        `${email} kini masuk dengan kata sandi saja. Mintalah orangnya menyalakan langkah kedua lagi.
${email} signs in by the password alone now. Ask the person to turn it on again.`,
      )
      return
    }
    const reason =
      outcome === 'off'
        ? 'tanpa langkah kedua / has no second factor'
        : 'tidak dikenal / is not known'
    console.error(`${email} ${reason}.`)
    process.exitCode = 1
  } finally {
    await pool.end()
  }
})
