import { useTranslation } from 'react-i18next'
import { StatusBadge } from '#app/components/badge.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { type Column, Table } from '#app/components/table.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import type { UnsettledRow } from './list-unsettled.server.ts'
import { DismissDialog, RecordDialog } from './settle-dialogs.tsx'
import { UnsettledWhat } from './unsettled-what.tsx'
import { useReason } from './use-reason.ts'

type UnsettledTableProps = {
  rows: ReadonlyArray<UnsettledRow>
  /** Whether these have been settled. */
  settled: boolean
  /** Whether they were searched for. */
  searched: boolean
  maySettle: boolean
  timeZone: string
}

/** What phones have handed in and what became of it: what, who, why. */
export function UnsettledTable(props: UnsettledTableProps) {
  const { rows, settled, searched, maySettle, timeZone } = props
  const { t } = useTranslation('devices')
  const f = useFormat()
  const reason = useReason()
  const columns: Column<UnsettledRow>[] = [
    {
      key: 'what',
      header: t('unsettled.what'),
      primary: true,
      cell: (row) => <UnsettledWhat row={row} timeZone={timeZone} />,
    },
    {
      key: 'who',
      header: t('unsettled.who'),
      cell: (row) => (
        <span>
          {row.label}
          <span className="block text-sm text-ink-soft">
            {t(row.deviceKind === 'gate' ? 'pair.gate' : 'pair.till', { name: row.place })}
          </span>
          <span className="figures block text-sm text-ink-soft">
            {t('unsettled.received', { at: f.instant(row.receivedAt, timeZone) })}
          </span>
        </span>
      ),
    },
    { key: 'why', header: t('unsettled.why'), cell: (row) => reason(row.reason) },
  ]
  if (settled) {
    columns.push({
      key: 'outcome',
      header: t('unsettled.outcome'),
      cell: (row) => <Outcome row={row} timeZone={timeZone} />,
    })
  } else if (maySettle) {
    columns.push({
      key: 'settle',
      header: t('unsettled.settle'),
      hideHeader: true,
      bare: true,
      cell: (row) => (
        <span className="flex flex-wrap gap-2 lg:flex-nowrap">
          {row.content.kind === 'unreadable' ? null : (
            <RecordDialog row={row} timeZone={timeZone} />
          )}
          <DismissDialog row={row} />
        </span>
      ),
    })
  }
  return (
    <Table
      caption={t('unsettled.title')}
      rows={rows}
      rowKey={(row) => row.id}
      columns={columns}
      empty={
        <EmptyState
          drawing="device"
          title={
            searched
              ? t('unsettled.noneFound')
              : t(settled ? 'unsettled.noneSettled' : 'unsettled.noneOpen')
          }
        >
          {settled || searched ? null : t('unsettled.noneOpenBody')}
        </EmptyState>
      }
    />
  )
}

function Outcome({ row, timeZone }: { row: UnsettledRow; timeZone: string }) {
  const { t } = useTranslation('devices')
  const f = useFormat()
  if (!row.settled) return null
  const { at, by, outcome, note } = row.settled
  return (
    <span>
      <StatusBadge tone={outcome === 'recorded' ? 'good' : 'neutral'}>
        {t(`unsettled.${outcome}`)}
      </StatusBadge>
      {note ? <span className="mt-1 block break-words">{note}</span> : null}
      <span className="figures mt-1 block text-sm text-ink-soft">
        {by ? `${by} · ` : ''}
        {f.instant(at, timeZone)}
      </span>
    </span>
  )
}
