import { useTranslation } from 'react-i18next'
import { BarChart } from '#app/components/charts/bar-chart.tsx'
import { Section } from '#app/components/page-header.tsx'
import { StatGrid, StatTile } from '#app/components/stat-tile.tsx'
import { type Column, Table } from '#app/components/table.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import type { FairnessRow } from './fairness.ts'
import type { NamedSheet } from './load-fairness.server.ts'

const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole)

/** A plan's fairness sheet: who asked for how much and got how much, by Kanwil. No person is named. */
export function FairnessView({ sheet }: { sheet: NamedSheet }) {
  const { t } = useTranslation('plans')
  const f = useFormat()
  const { total } = sheet
  const nameOf = (row: FairnessRow) =>
    row.kanwilCode === null
      ? t('fairness.noKanwil')
      : (sheet.names[row.kanwilCode] ?? row.kanwilCode)
  const kanwil = sheet.rows.filter((row) => row.kanwilCode !== null)
  const index = (value: number | null) => (value === null ? '–' : f.percent(value))
  return (
    <div className="space-y-8">
      <StatGrid>
        <StatTile
          label={t('fairness.tables')}
          value={f.number(total.givenTables)}
          detail={t('fairness.ofAsked', { asked: f.number(total.askedTables) })}
        />
        <StatTile
          label={t('fairness.firstWishes')}
          value={f.percent(share(total.firstWishes, total.wishing))}
          detail={t('fairness.ofWishing', {
            count: total.firstWishes,
            of: f.number(total.wishing),
          })}
        />
        <StatTile
          label={t('fairness.together')}
          value={total.pairs === 0 ? '–' : f.percent(share(total.nearPairs, total.pairs))}
          detail={t('fairness.togetherHint')}
        />
        <StatTile
          label={t('fairness.evenTables')}
          value={index(sheet.tableIndex)}
          detail={t('fairness.evenCrowd', { index: index(sheet.crowdIndex) })}
        />
      </StatGrid>
      <p className="max-w-prose text-sm text-ink-soft">{t('fairness.indexHint')}</p>
      {kanwil.length > 0 ? (
        <div className="grid gap-8 lg:grid-cols-2">
          <BarChart
            title={t('fairness.plotTables')}
            summary={t('fairness.plotTablesHint')}
            category={t('fairness.kanwil')}
            measure={t('fairness.given')}
            format={f.percent}
            rows={kanwil.map((row) => ({
              key: row.kanwilCode ?? '',
              label: nameOf(row),
              value: share(row.givenTables, row.askedTables),
              detail: t('fairness.tablesOf', {
                given: f.number(row.givenTables),
                asked: f.number(row.askedTables),
              }),
            }))}
          />
          <BarChart
            title={t('fairness.plotCrowd')}
            summary={t('fairness.plotCrowdHint')}
            category={t('fairness.kanwil')}
            measure={t('fairness.crowd')}
            format={f.percent}
            rows={kanwil.map((row) => ({
              key: row.kanwilCode ?? '',
              label: nameOf(row),
              value: row.crowd ?? 0,
            }))}
          />
        </div>
      ) : null}
      <Section title={t('fairness.figures')}>
        <FairnessTable sheet={sheet} nameOf={nameOf} />
      </Section>
    </div>
  )
}

function FairnessTable({
  sheet,
  nameOf,
}: {
  sheet: NamedSheet
  nameOf: (row: FairnessRow) => string
}) {
  const { t } = useTranslation('plans')
  const f = useFormat()
  const ofTotal = (of: (row: FairnessRow) => string) => of(sheet.total)
  const cells = {
    applications: (row: FairnessRow) => `${f.number(row.placed)} / ${f.number(row.applications)}`,
    tables: (row: FairnessRow) => `${f.number(row.givenTables)} / ${f.number(row.askedTables)}`,
    crowd: (row: FairnessRow) => (row.crowd === null ? '–' : f.percent(row.crowd)),
    first: (row: FairnessRow) => `${f.number(row.firstWishes)} / ${f.number(row.wishing)}`,
    near: (row: FairnessRow) =>
      row.pairs === 0 ? '–' : f.percent(share(row.nearPairs, row.pairs)),
  }
  const names = ['applications', 'tables', 'crowd', 'first', 'near'] as const
  const columns: Column<FairnessRow>[] = [
    {
      key: 'kanwil',
      header: t('fairness.kanwil'),
      primary: true,
      cell: nameOf,
      total: t('fairness.total'),
    },
    ...names.map((name) => ({
      key: name,
      header: t(`fairness.column.${name}`),
      numeric: true,
      cell: cells[name],
      total: ofTotal(cells[name]),
    })),
  ]
  return (
    <Table
      caption={t('fairness.figures')}
      rows={sheet.rows}
      rowKey={(row) => row.kanwilCode ?? ''}
      columns={columns}
    />
  )
}
