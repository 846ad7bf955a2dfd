import { writeFile } from 'node:fs/promises'

const [subject] = process.argv.slice(2)
if (!subject || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(subject)) {
  console.error('Pemakaian / Usage: npm run db:new -- subject-in-kebab-case')
  process.exit(2)
}

const stamp = new Date()
  .toISOString()
  .replace(/[-:]/g, '')
  .replace(/^(\d{8}T\d{4}).*$/, '$1')
const file = `db/migrations/${stamp}-${subject}.ts`
const template = `import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql\`
    select 1
  \`.execute(db)
}
`
await writeFile(file, template, { flag: 'wx' })
console.log(file)
