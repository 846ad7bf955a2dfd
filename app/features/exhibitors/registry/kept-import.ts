import { z } from 'zod'
import { columnNames } from './columns.ts'

const column = z.enum(columnNames)

/** A file as it is kept between preview and import. */
export const KeptImport = z.object({
  columns: z.array(column),
  ignored: z.array(z.string()),
  rows: z.array(z.object({ row: z.number().int(), cells: z.partialRecord(column, z.string()) })),
})
export type KeptImport = z.output<typeof KeptImport>
