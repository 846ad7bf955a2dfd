import { z } from 'zod'
import { uploadedFile } from '#app/lib/uploaded-file.ts'
import type { ColumnName } from './columns.ts'
import { registryKinds } from './registry-kinds.ts'

const text = z.string().max(5000).optional()

/** An entry as it was typed; what is wrong with it is said by the rules of the registry. */
export const EntryForm = z.object({
  code: text,
  id: text,
  kind: text,
  name: text,
  class: text,
  city: text,
  province: text,
  kanwil: text,
  timeZone: text,
  latitude: text,
  longitude: text,
  email: text,
  aliases: text,
  closed: text,
  print: z.string().max(100).optional(),
  keepOldName: z.boolean().default(false),
} satisfies Record<ColumnName | 'print' | 'keepOldName', z.ZodType>)

/** Largest list for the registry that is taken, in bytes. */
export const mostTableBytes = 5 * 1024 * 1024

export const UploadForm = z.object({
  kind: z.enum(registryKinds),
  file: uploadedFile(mostTableBytes),
})

export const ApplyImportForm = z.object({ intent: z.literal('apply'), print: z.string().max(100) })
