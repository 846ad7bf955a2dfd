import { writeFile } from 'node:fs/promises'
import { generateTypes } from '../generate-types.ts'
import { withScratchDatabase } from './with-scratch-database.ts'

await withScratchDatabase(async (url) => {
  await writeFile('db/types.ts', await generateTypes(url))
  console.log('db/types.ts')
})
