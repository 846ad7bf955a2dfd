import { useTranslation } from 'react-i18next'
import { Table } from '#app/components/table.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import { groupCode } from '#app/lib/crockford.ts'
import type { DoubleEntry } from '../counts/gate-counts.server.ts'

/** Tickets that two gates have let in while one of them was cut off. */
export function DoubleEntries({
  rows,
  timeZone,
}: {
  rows: ReadonlyArray<DoubleEntry>
  timeZone: string
}) {
  const { t } = useTranslation('tickets')
  const f = useFormat()
  return (
    <Table
      caption={t('visitors.doubles')}
      rows={rows}
      rowKey={(row) => row.scanId}
      columns={[
        {
          key: 'code',
          header: t('visitors.code'),
          cell: (row) => <span className="figures">{groupCode(row.shortCode, 5)}</span>,
          primary: true,
        },
        {
          key: 'first',
          header: t('visitors.firstEntry'),
          cell: (row) => `${f.instant(row.earlierAt, timeZone)}, ${row.earlierGate}`,
        },
        {
          key: 'second',
          header: t('visitors.secondEntry'),
          cell: (row) => `${f.instant(row.at, timeZone)}, ${row.gate}`,
        },
        {
          key: 'people',
          header: t('visitors.people'),
          cell: (row) => f.number(row.people),
          numeric: true,
        },
      ]}
    />
  )
}
