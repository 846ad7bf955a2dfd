import { getT } from '#app/i18n/i18n.server.ts'
import type { Language } from '#app/i18n/i18n.ts'
import type { FileKind } from '#app/lib/table-file.server.ts'
import { writeTable } from '#app/lib/tables/write-table.ts'
import { type Comparing, compareImport } from './compare-import.ts'
import type { ImportRow } from './import-diff.ts'

type Order = { comparing: Comparing; kind: FileKind; language: Language }

/** The rows of a kept file that are wrong: each with its number, the reasons, and its cells as they were. */
export default async function writeWrongRows({
  comparing,
  kind,
  language,
}: Order): Promise<Uint8Array<ArrayBuffer>> {
  const t = await getT(language, ['registry', 'errors'])
  const { file, rows } = compareImport(comparing)
  const cellsOf = new Map(file.rows.map(({ row, cells }) => [row, cells]))
  const reason = ({ column, message }: ImportRow['problems'][number]) =>
    `${t(`registry:column.${column}`)}: ${t(`errors:${message.key}`, message.params)}`
  return writeTable({
    kind,
    table: {
      name: t('registry:state.wrong'),
      header: [
        t('registry:preview.row'),
        t('registry:preview.problems'),
        ...file.columns.map((column) => t(`registry:column.${column}`)),
      ],
      rows: rows
        .filter(({ state }) => state === 'wrong')
        .map(({ row, problems }) => [
          row,
          problems.map(reason).join(' '),
          ...file.columns.map((column) => cellsOf.get(row)?.[column] ?? ''),
        ]),
    },
  })
}
