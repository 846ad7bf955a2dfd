import { useTranslation } from 'react-i18next'
import { type Column, Table } from '#app/components/table.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import type { ColumnName } from './columns.ts'
import type { CellChange, ImportRow } from './import-diff.ts'

type Row = Omit<ImportRow, 'after'>
type Props = { rows: ReadonlyArray<Row>; state: ImportRow['state'] }

/** Rows of a file in one state: with what would change, or with what is wrong at which column. */
export function ImportRows({ rows, state }: Props) {
  const { t } = useTranslation(['registry', 'errors'])
  const f = useFormat()
  const columns: Column<Row>[] = [
    {
      key: 'row',
      header: t('registry:preview.row'),
      numeric: true,
      cell: (row) => f.number(row.row),
    },
    {
      key: 'name',
      header: t('registry:column.name'),
      primary: true,
      cell: (row) => (
        <>
          <span className="font-semibold break-words">{row.name || '–'}</span>
          {row.key ? (
            <span className="block text-sm font-normal break-all text-ink-soft">{row.key}</span>
          ) : null}
        </>
      ),
    },
  ]
  if (state === 'wrong') {
    columns.push({
      key: 'problems',
      header: t('registry:preview.problems'),
      cell: (row) => (
        <ul className="space-y-1">
          {row.problems.map(({ column, message }) => (
            <li key={`${column} ${message.key}`}>
              <span className="font-semibold">{t(`registry:column.${column}`)}:</span>{' '}
              {t(`errors:${message.key}`, message.params)}
            </li>
          ))}
        </ul>
      ),
    })
  } else if (state !== 'unchanged') {
    columns.push({
      key: 'changes',
      header: t(state === 'new' ? 'registry:preview.content' : 'registry:preview.changes'),
      cell: (row) => (
        <ul className="space-y-1">
          {row.changes
            .filter(({ after, column }) => state !== 'new' || (after !== '' && column !== 'name'))
            .map((change) => (
              <li key={change.column} className="break-words">
                <span className="font-semibold">{t(`registry:column.${change.column}`)}:</span>{' '}
                <Difference change={change} isNew={state === 'new'} />
              </li>
            ))}
        </ul>
      ),
    })
  }
  return (
    <Table
      caption={t(`registry:state.${state}`)}
      rows={rows}
      rowKey={(row) => row.row}
      columns={columns}
      empty={<p className="text-ink-soft">{t('registry:preview.none')}</p>}
    />
  )
}

function Difference({ change, isNew }: { change: CellChange; isNew: boolean }) {
  const { t } = useTranslation(['registry'])
  const show = useShown(change.column)
  if (isNew) return <>{show(change.after)}</>
  return (
    <>
      <del className="text-bad">
        <span className="sr-only">{t('registry:preview.from')} </span>
        {show(change.before)}
      </del>{' '}
      <span aria-hidden="true">→</span>{' '}
      <ins className="font-medium text-good no-underline">
        <span className="sr-only">{t('registry:preview.to')} </span>
        {show(change.after)}
      </ins>
    </>
  )
}

/** How a value of a column is shown: kinds in words, days in the reader's writing, nothing as a word. */
function useShown(column: ColumnName): (value: string) => string {
  const { t } = useTranslation(['registry'])
  const f = useFormat()
  return (value) => {
    if (value === '') return t('registry:preview.empty')
    if (column === 'closed' && /^\d{4}-\d\d-\d\d$/.test(value)) return f.day(value)
    return column === 'kind' ? t(`registry:kind.${value}`, { defaultValue: value }) : value
  }
}
