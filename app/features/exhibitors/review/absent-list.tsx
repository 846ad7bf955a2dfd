import { useTranslation } from 'react-i18next'
import { StatusBadge } from '#app/components/badge.tsx'
import { Table } from '#app/components/table.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import type { RegionView } from './region.server.ts'

type Absent = RegionView['absent'][number]

/** Those of the region from whom nothing has come yet, the invited first. */
export function AbsentList({
  absent,
  timeZone,
}: {
  absent: RegionView['absent']
  timeZone: string
}) {
  const { t } = useTranslation(['exhibitors'])
  const f = useFormat()
  return (
    <Table
      caption={t('exhibitors:region.absent')}
      rows={absent}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'name',
          header: t('exhibitors:list.exhibitor'),
          primary: true,
          cell: (row: Absent) => (
            <>
              <span className="font-semibold break-words">{row.name}</span>
              {row.city ? <span className="block text-sm text-ink-soft">{row.city}</span> : null}
            </>
          ),
        },
        {
          key: 'invited',
          header: t('exhibitors:region.invitation'),
          cell: (row: Absent) =>
            row.invitedAt ? (
              <span className="figures">
                {t('exhibitors:region.invited', { when: f.instant(row.invitedAt, timeZone) })}
                {row.remindedAt ? (
                  <span className="block text-sm text-ink-soft">
                    {t('exhibitors:region.reminded', { when: f.instant(row.remindedAt, timeZone) })}
                  </span>
                ) : null}
              </span>
            ) : (
              <span className="text-ink-soft">{t('exhibitors:region.notInvited')}</span>
            ),
        },
        {
          key: 'state',
          header: t('exhibitors:list.status'),
          cell: (row: Absent) =>
            row.status === null ? (
              <StatusBadge tone="neutral">{t('exhibitors:region.nothing')}</StatusBadge>
            ) : (
              <StatusBadge tone={row.status === 'draft' ? 'info' : 'neutral'}>
                {t(`exhibitors:status.${row.status}`)}
              </StatusBadge>
            ),
        },
      ]}
    />
  )
}
