import { writeFile } from 'node:fs/promises'
import { describeTables } from '../describe-tables.ts'
import { withScratchDatabase } from './with-scratch-database.ts'

await withScratchDatabase(async (url) => {
  await writeFile('docs/tables.md', await describeTables(url))
  console.log('docs/tables.md')
})
