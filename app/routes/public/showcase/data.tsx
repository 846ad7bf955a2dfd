import { Eye, Pencil } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { StatusBadge } from '#app/components/badge.tsx'
import { Button, IconButton } from '#app/components/button.tsx'
import { BarChart } from '#app/components/charts/bar-chart.tsx'
import { ColumnChart } from '#app/components/charts/column-chart.tsx'
import { LineChart } from '#app/components/charts/line-chart.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { Card, Section } from '#app/components/page-header.tsx'
import { Pagination } from '#app/components/pagination.tsx'
import { StatGrid, StatTile } from '#app/components/stat-tile.tsx'
import { Table } from '#app/components/table.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import type { Sort } from '#app/lib/list-query.ts'
import { applications, days, hours, ranking } from './sample-data.ts'

type DataPartsProps = { sort: Sort; page: number }

/** Tiles, tables and plots. */
export function DataParts({ sort, page }: DataPartsProps) {
  const { t } = useTranslation('showcase')
  return (
    <>
      <Tiles />
      <Section title={t('table.title')}>
        <ApplicationTable sort={sort} />
        <Pagination page={page} pageCount={9} />
        <div className="mt-6">
          <Table
            caption={t('table.caption')}
            rows={[]}
            rowKey={() => ''}
            columns={[]}
            empty={
              <EmptyState
                drawing="stall"
                title={t('table.emptyTitle')}
                actions={<Button>{t('table.emptyAction')}</Button>}
              >
                {t('table.emptyBody')}
              </EmptyState>
            }
          />
        </div>
      </Section>
      <Charts />
    </>
  )
}

function Tiles() {
  const { t } = useTranslation('showcase')
  const f = useFormat()
  const label = t('tiles.course')
  return (
    <Section title={t('tiles.title')}>
      <StatGrid>
        <StatTile
          label={t('tiles.visitors')}
          value={f.number(6412)}
          trend={{ values: hours.map((hour) => hour.north + hour.south), label }}
        />
        <StatTile
          label={t('tiles.inside')}
          value={f.number(1874)}
          detail={t('tiles.of', { total: f.number(5000) })}
          icon={<Eye aria-hidden="true" />}
        />
        <StatTile
          label={t('tiles.sales')}
          value={f.rupiahShort(241878503)}
          detail={f.rupiah(241878503)}
          tone="good"
        />
        <StatTile
          label={t('tiles.booths')}
          value={f.number(52)}
          detail={t('tiles.of', { total: f.number(54) })}
          to="/komponen"
        />
      </StatGrid>
    </Section>
  )
}

function ApplicationTable({ sort }: { sort: Sort }) {
  const { t } = useTranslation('showcase')
  const f = useFormat()
  return (
    <Table
      caption={t('table.caption')}
      rows={applications}
      rowKey={(row) => row.name}
      sort={sort}
      columns={[
        {
          key: 'name',
          header: t('table.exhibitor'),
          cell: (row) => row.name,
          sort: 'name',
          primary: true,
          total: t('table.total'),
        },
        { key: 'kanwil', header: t('table.kanwil'), cell: (row) => row.kanwil, sort: 'kanwil' },
        {
          key: 'tables',
          header: t('table.tables'),
          cell: (row) => f.number(row.tables),
          numeric: true,
          sort: 'tables',
          total: f.number(13),
        },
        {
          key: 'sales',
          header: t('table.sales'),
          cell: (row) => f.rupiah(row.salesIdr),
          numeric: true,
          total: f.rupiah(38_795_000),
        },
        {
          key: 'status',
          header: t('table.status'),
          cell: (row) => <StatusBadge tone={row.status}>{t(`badges.${row.status}`)}</StatusBadge>,
        },
        {
          key: 'actions',
          header: t('table.actions'),
          hideHeader: true,
          bare: true,
          numeric: true,
          cell: () => (
            <IconButton label={t('buttons.icon')} size="sm">
              <Pencil />
            </IconButton>
          ),
        },
      ]}
    />
  )
}

function Charts() {
  const { t } = useTranslation('showcase')
  const f = useFormat()
  return (
    <Section title={t('charts.title')}>
      <div className="grid gap-4 lg:grid-cols-2">
        <Card>
          <ColumnChart
            title={t('charts.perHour')}
            summary={t('charts.perHourSummary')}
            category={t('charts.hour')}
            series={[t('charts.north'), t('charts.south')]}
            rows={hours.map((hour) => ({ label: hour.label, values: [hour.north, hour.south] }))}
          />
        </Card>
        <Card>
          <BarChart
            ranked
            title={t('charts.ranking')}
            category={t('table.kanwil')}
            measure={t('charts.amount')}
            format={f.rupiah}
            rows={ranking.map((row) => ({ key: row.name, label: row.name, value: row.salesIdr }))}
          />
        </Card>
        <Card className="lg:col-span-2">
          <LineChart
            title={t('charts.course')}
            category={t('charts.day')}
            series={[t('charts.cash'), t('charts.qris')]}
            rows={days.map((day) => ({
              label: f.dayTab(day.day),
              values: [day.cashIdr, day.qrisIdr],
            }))}
            format={f.rupiah}
            formatTick={f.rupiahShort}
          />
        </Card>
      </div>
    </Section>
  )
}
