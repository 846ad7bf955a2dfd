import { migrateToLatest } from '../migrate.ts'
import { withDatabase } from './with-database.ts'

await withDatabase(async (url) => {
  const names = await migrateToLatest(url, { say: console.log })
  console.log(
    names.length === 0
      ? 'Skema sudah yang terbaru / The schema is up to date.'
      : `Dimigrasikan / Migrated: ${names.join(', ')}`,
  )
})
