import { useTranslation } from 'react-i18next'
import { EmptyState } from '#app/components/empty-state.tsx'
import { type Column, Table } from '#app/components/table.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import { DeviceActions } from './device-actions.tsx'
import { DeviceState } from './device-state.tsx'
import type { PhoneNotes, PhoneRow } from './list-phones.server.ts'

type Row = PhoneRow & PhoneNotes

type DeviceTableProps = {
  devices: ReadonlyArray<Row>
  now: Date
  timeZone: string
  /** The devices of the festival have ended. */
  ended: boolean
  /** The build that the server serves; a phone that runs another one is told so. */
  version: string
  mayRevoke: boolean
  /** Whether these are only some of the phones. */
  filtered: boolean
}

/** The phones of a festival: who holds them, where, how they fare, and when they were last heard of. */
export function DeviceTable(props: DeviceTableProps) {
  const { devices, now, timeZone, ended, version, mayRevoke, filtered } = props
  const { t } = useTranslation('devices')
  const f = useFormat()
  const columns: Column<Row>[] = [
    {
      key: 'label',
      header: t('phones.label'),
      cell: (row) => <span className="block max-w-52 [overflow-wrap:anywhere]">{row.label}</span>,
      primary: true,
    },
    {
      key: 'place',
      header: t('phones.place'),
      cell: (row) => t(row.kind === 'gate' ? 'pair.gate' : 'pair.till', { name: row.place }),
    },
    {
      key: 'state',
      header: t('phones.state'),
      cell: (row) => (
        <DeviceState phone={row} now={now} timeZone={timeZone} ended={ended} version={version} />
      ),
    },
    {
      key: 'seen',
      header: t('phones.seen'),
      cell: (row) => (row.lastSeenAt ? f.relative(row.lastSeenAt, now) : t('phones.never')),
    },
  ]
  if (mayRevoke) {
    columns.push({
      key: 'actions',
      header: t('phones.actions'),
      hideHeader: true,
      bare: true,
      cell: (row) => <DeviceActions phone={row} />,
    })
  }
  return (
    <Table
      caption={t('phones.title')}
      rows={devices}
      rowKey={(row) => row.id}
      columns={columns}
      empty={
        <EmptyState drawing="device" title={t(filtered ? 'phones.noneFound' : 'phones.emptyTitle')}>
          {filtered ? null : t('phones.emptyBody')}
        </EmptyState>
      }
    />
  )
}
