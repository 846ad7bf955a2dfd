import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const require = createRequire(import.meta.url)
const codegen = join(dirname(require.resolve('kysely-codegen/package.json')), 'dist/cli/bin.js')

// Columns whose check says more than their type.
const overrides = {
  columns: {
    'application.categories': 'Generated<ArrayType<ProductCategory>>',
    'zone.allowed_categories': 'Generated<ArrayType<ProductCategory>>',
    'outbox_message.language': '"en" | "id"',
    'registration.language': 'Generated<"en" | "id">',
    'user.language': 'Generated<"en" | "id">',
  },
}

/** The text of `db/types.ts` for the schema of a migrated database. */
export async function generateTypes(url: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gelar-types-'))
  const outFile = join(folder, 'types.ts')
  try {
    await run(process.execPath, [
      codegen,
      '--dialect=postgres',
      `--url=${url}`,
      `--out-file=${outFile}`,
      '--camel-case',
      '--date-parser=string',
      '--include-pattern=public.*',
      '--type-mapping={"int8":"number","citext":"string"}',
      `--overrides=${JSON.stringify(overrides)}`,
      '--log-level=error',
    ])
    return await readFile(outFile, 'utf8')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
