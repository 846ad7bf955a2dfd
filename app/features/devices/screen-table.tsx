import { useTranslation } from 'react-i18next'
import { StatusBadge } from '#app/components/badge.tsx'
import { Button } from '#app/components/button.tsx'
import { ConfirmDialog } from '#app/components/dialog.tsx'
import { type Column, Table } from '#app/components/table.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import type { ScreenRow } from './screens.server.ts'

type ScreenTableProps = {
  screens: ReadonlyArray<ScreenRow>
  now: Date
  /** The devices of the festival have ended: every screen is closed. */
  ended: boolean
  mayClose: boolean
}

/** Heard of within this time, a screen counts as on. */
const PRESENT_MS = 120_000

/** The big screens of a festival: what they show, and when they were last heard of. */
export function ScreenTable({ screens, now, ended, mayClose }: ScreenTableProps) {
  const { t } = useTranslation('devices')
  const f = useFormat()
  const columns: Column<ScreenRow>[] = [
    { key: 'label', header: t('screens.label'), cell: (row) => row.label, primary: true },
    {
      key: 'page',
      header: t('screens.page'),
      cell: ({ page, stage }) =>
        [page && t(`screen.page.${page}`), stage].filter(Boolean).join(', '),
    },
    {
      key: 'seen',
      header: t('screens.seen'),
      cell: (row) => (row.lastSeenAt ? f.relative(row.lastSeenAt, now) : t('screens.never')),
    },
    {
      key: 'state',
      header: t('screens.state'),
      cell: (row) => <ScreenState row={row} now={now} ended={ended} />,
    },
  ]
  if (mayClose) {
    columns.push({
      key: 'close',
      header: t('screens.actions'),
      hideHeader: true,
      bare: true,
      cell: (row) =>
        row.revokedAt || ended ? null : (
          <ConfirmDialog
            trigger={
              <Button variant="secondary" size="sm">
                {t('screens.close')}
              </Button>
            }
            title={t('screens.closeTitle', { label: row.label })}
            body={t('screens.closeBody')}
            confirm={t('screens.closeConfirm')}
            intent="revoke"
            values={{ deviceId: row.id }}
          />
        ),
    })
  }
  return (
    <Table
      caption={t('screens.title')}
      rows={screens}
      rowKey={(row) => row.id}
      columns={columns}
      empty={null}
    />
  )
}

function ScreenState({ row, now, ended }: { row: ScreenRow; now: Date; ended: boolean }) {
  const { t } = useTranslation('devices')
  if (row.revokedAt || ended) return <StatusBadge tone="neutral">{t('screens.closed')}</StatusBadge>
  return row.lastSeenAt && now.getTime() - row.lastSeenAt.getTime() <= PRESENT_MS ? (
    <StatusBadge tone="good">{t('screens.live')}</StatusBadge>
  ) : (
    <StatusBadge tone="warn">{t('screens.silent')}</StatusBadge>
  )
}
