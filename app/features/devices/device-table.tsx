import { useTranslation } from 'react-i18next'
import { StatusBadge } from '#app/components/badge.tsx'
import { Button } from '#app/components/button.tsx'
import { ConfirmDialog } from '#app/components/dialog.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { type Column, Table } from '#app/components/table.tsx'
import { useFormat } from '#app/i18n/use-format.ts'

type Row = {
  id: string
  kind: 'gate' | 'till'
  label: string
  place: string
  lastSeenAt: Date | null
  revokedAt: Date | null
  handedIn: number
}

type DeviceTableProps = {
  devices: ReadonlyArray<Row>
  now: Date
  mayRevoke: boolean
}

/** Heard of within this time, a phone counts as present. */
const PRESENT_MS = 120_000

/** The phones of a festival: who holds them, where, and when they were last heard of. */
export function DeviceTable({ devices, now, mayRevoke }: DeviceTableProps) {
  const { t } = useTranslation('devices')
  const f = useFormat()
  const columns: Column<Row>[] = [
    { key: 'label', header: t('phones.label'), cell: (row) => row.label, primary: true },
    {
      key: 'place',
      header: t('phones.place'),
      cell: (row) => t(row.kind === 'gate' ? 'pair.gate' : 'pair.till', { name: row.place }),
    },
    {
      key: 'seen',
      header: t('phones.seen'),
      cell: (row) => (row.lastSeenAt ? f.relative(row.lastSeenAt, now) : t('phones.never')),
    },
    {
      key: 'state',
      header: t('phones.state'),
      cell: (row) => (
        <span>
          <DeviceState row={row} now={now} />
          {row.handedIn > 0 ? (
            <span className="figures mt-1 block text-sm text-ink-soft">
              {t('phones.handedIn', { count: row.handedIn })}
            </span>
          ) : null}
        </span>
      ),
    },
  ]
  if (mayRevoke) {
    columns.push({
      key: 'revoke',
      header: t('phones.actions'),
      hideHeader: true,
      bare: true,
      cell: (row) =>
        row.revokedAt ? null : (
          <ConfirmDialog
            trigger={
              <Button variant="secondary" size="sm">
                {t('phones.revoke')}
              </Button>
            }
            title={t('phones.revokeTitle', { label: row.label })}
            body={t('phones.revokeBody')}
            confirm={t('phones.revokeConfirm')}
            intent="revoke"
            values={{ deviceId: row.id }}
          />
        ),
    })
  }
  return (
    <Table
      caption={t('phones.title')}
      rows={devices}
      rowKey={(row) => row.id}
      columns={columns}
      empty={
        <EmptyState drawing="device" title={t('phones.emptyTitle')}>
          {t('phones.emptyBody')}
        </EmptyState>
      }
    />
  )
}

function DeviceState({ row, now }: { row: Row; now: Date }) {
  const { t } = useTranslation('devices')
  if (row.revokedAt) return <StatusBadge tone="neutral">{t('phones.revoked')}</StatusBadge>
  const seen = row.lastSeenAt ? new Date(row.lastSeenAt).getTime() : 0
  return new Date(now).getTime() - seen <= PRESENT_MS ? (
    <StatusBadge tone="good">{t('phones.present')}</StatusBadge>
  ) : (
    <StatusBadge tone="warn">{t('phones.silent')}</StatusBadge>
  )
}
