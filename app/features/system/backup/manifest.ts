import { z } from 'zod'

/** What stands first in a backup: how it was made, and what must be in it for it to be whole. */
export const Manifest = z.object({
  gelar: z.literal('backup'),
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  version: z.string(),
  /** The schema, as the names of the migrations that made it. */
  migrations: z.array(z.string()),
  tables: z.array(
    z.object({
      name: z.string(),
      /** In the order in which the rows are written; generated columns are left out. */
      columns: z.array(z.string()),
      rows: z.number().int(),
    }),
  ),
  /** The last number that each sequence has given out; null when it has given none. */
  sequences: z.array(z.object({ name: z.string(), last: z.string().nullable() })),
  /** Keys of uploaded files in the file store. */
  files: z.array(
    z.object({
      key: z.string().regex(/^(?:[\w-][\w.-]*\/)*[\w-][\w.-]*$/),
      bytes: z.number().int(),
    }),
  ),
  /** Keys of uploaded files that the store had lost already; missing in backups of older versions. */
  lost: z.array(z.string()).optional(),
  /** Files of the data folder: the secret, and the authority of a local network. */
  kept: z.array(z.string().regex(/^(?:secret|lan\/[\w.-]+)$/)),
  /** Whether sums of all parts stand at the end. */
  sums: z.literal(true).optional(),
})

export type Manifest = z.infer<typeof Manifest>

/** The SHA-256 of each part of an archive by its name, in hexadecimal. */
export const Sums = z.record(z.string(), z.string())

export type Sums = z.infer<typeof Sums>

/** Where each thing lies inside the archive. */
export const inArchive = {
  manifest: 'manifest.json',
  sums: 'sums.json',
  tables: 'tables/',
  table: (name: string) => `tables/${name}.copy.gz`,
  file: (key: string) => `files/${key}`,
  kept: (name: string) => `data/${name}`,
}
