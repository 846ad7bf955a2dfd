import { z } from 'zod'
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

export const UploadForm = z.object({
  kind: z.enum(registryKinds),
  file: z.instanceof(File),
})

export const ApplyImportForm = z.object({ intent: z.literal('apply'), print: z.string().max(100) })
