import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, SubmitButton } from '#app/components/button.tsx'
import { ActionForm } from '#app/components/form.tsx'
import { Section } from '#app/components/page-header.tsx'
import { StatGrid, StatTile } from '#app/components/stat-tile.tsx'
import { type Column, Table } from '#app/components/table.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import { useLanguage } from '#app/i18n/use-language.ts'
import { PartBars } from '../board/part-bars.tsx'
import { signedPoints } from '../board/points.ts'
import type { ComparedKanwil, ComparedRow, LoadedComparison } from './load-comparison.server.ts'

/** How many rows of a list are shown before more are asked for. */
const SHOWN = 20

type Props = {
  comparison: LoadedComparison
  a: { id: string; number: number }
  /** The plan that a place can be taken over into, when it may be changed. */
  b: { id: string; number: number; editable: boolean }
}

/** What differs from plan a to plan b: value, who moved, who gained and lost, and the same by Kanwil. */
export function CompareView({ comparison, a, b }: Props) {
  const { t } = useTranslation(['plans', 'booths'])
  const f = useFormat()
  const { moved, affected, parts, total } = comparison
  const both = [...moved, ...affected]
  const gained = both.filter(({ gain }) => gain >= 0.5)
  const lost = both.filter(({ gain }) => gain <= -0.5)
  const names: [string, string] = [
    t('booths:plan.number', { number: a.number }),
    t('booths:plan.number', { number: b.number }),
  ]
  const fromTo = (from: number, to: number) =>
    t('plans:preview.fromTo', { from: f.number(from), to: f.number(to) })
  return (
    <div className="space-y-8">
      <StatGrid>
        <StatTile label={t('plans:compare.moved')} value={f.number(moved.length)} />
        <StatTile
          label={t('plans:compare.gained')}
          value={f.number(gained.length)}
          detail={t('plans:compare.lost', { count: lost.length })}
        />
        <StatTile
          label={t('plans:fairness.tables')}
          value={fromTo(total.before.givenTables, total.after.givenTables)}
        />
        <StatTile
          label={t('plans:fairness.firstWishes')}
          value={fromTo(total.before.firstWishes, total.after.firstWishes)}
        />
      </StatGrid>
      <PartBars names={names} parts={[parts.a, parts.b]} />
      <Section title={t('plans:compare.whoMoved')}>
        <MovedTable rows={moved} a={a} b={b} />
      </Section>
      {affected.length > 0 ? (
        <Section title={t('plans:compare.whoStayed')}>
          <p className="mb-3 text-sm text-ink-soft">{t('plans:compare.whoStayedHint')}</p>
          <StayedTable rows={affected} />
        </Section>
      ) : null}
      <Section title={t('plans:compare.byKanwil')}>
        <KanwilTable rows={comparison.kanwil} />
      </Section>
    </div>
  )
}

function useGain() {
  const language = useLanguage()
  return (gain: number) => signedPoints(gain, language)
}

function MovedTable({ rows, a, b }: { rows: ReadonlyArray<ComparedRow> } & Pick<Props, 'a' | 'b'>) {
  const { t } = useTranslation(['plans'])
  const gain = useGain()
  const standing = (code: string | null, gone: string | undefined) =>
    code ?? (gone ? t('plans:former.booth', { booth: gone }) : t('plans:list.nowhere'))
  const columns: Column<ComparedRow>[] = [
    { key: 'name', header: t('plans:table.exhibitor'), primary: true, cell: (row) => row.name },
    { key: 'kanwil', header: t('plans:table.kanwil'), cell: (row) => row.kanwilCode ?? '–' },
    {
      key: 'from',
      header: t('plans:compare.inPlan', { number: a.number }),
      cell: (row) => standing(row.fromCode, row.fromGone),
    },
    {
      key: 'to',
      header: t('plans:compare.inPlan', { number: b.number }),
      cell: (row) => standing(row.toCode, row.toGone),
    },
    {
      key: 'gain',
      header: t('plans:compare.gain'),
      numeric: true,
      cell: (row) => gain(row.gain),
    },
    ...(b.editable
      ? [
          {
            key: 'adopt',
            header: t('plans:compare.adopt'),
            hideHeader: true,
            bare: true,
            cell: (row: ComparedRow) => (
              <ActionForm
                preventScrollReset
                intent="adopt"
                values={{
                  planId: b.id,
                  applicationId: row.applicationId,
                  ...(row.from === null ? {} : { boothId: row.from }),
                }}
              >
                <SubmitButton variant="quiet" size="sm">
                  {row.fromCode === null
                    ? t('plans:compare.adoptOut', { number: b.number })
                    : t('plans:compare.adoptIn', { booth: row.fromCode, number: b.number })}
                </SubmitButton>
              </ActionForm>
            ),
          },
        ]
      : []),
  ]
  return (
    <Listed
      rows={rows}
      columns={columns}
      caption={t('plans:compare.whoMoved')}
      empty={t('plans:compare.nobodyMoved')}
    />
  )
}

function StayedTable({ rows }: { rows: ReadonlyArray<ComparedRow> }) {
  const { t } = useTranslation(['plans'])
  const gain = useGain()
  const columns: Column<ComparedRow>[] = [
    { key: 'name', header: t('plans:table.exhibitor'), primary: true, cell: (row) => row.name },
    { key: 'kanwil', header: t('plans:table.kanwil'), cell: (row) => row.kanwilCode ?? '–' },
    { key: 'booth', header: t('plans:table.booth'), cell: (row) => row.toCode },
    {
      key: 'gain',
      header: t('plans:compare.gain'),
      numeric: true,
      cell: (row) => gain(row.gain),
    },
  ]
  return <Listed rows={rows} columns={columns} caption={t('plans:compare.whoStayed')} empty="" />
}

function Listed({
  rows,
  columns,
  caption,
  empty,
}: {
  rows: ReadonlyArray<ComparedRow>
  columns: ReadonlyArray<Column<ComparedRow>>
  caption: string
  empty: string
}) {
  const { t } = useTranslation(['plans'])
  const [shown, setShown] = useState(SHOWN)
  // Whatever changes most for somebody, for better or worse, comes first.
  const sorted = rows.toSorted((x, y) => Math.abs(y.gain) - Math.abs(x.gain))
  return (
    <>
      <Table
        caption={caption}
        rows={sorted.slice(0, shown)}
        rowKey={(row) => row.applicationId}
        columns={columns}
        empty={<p className="text-ink-soft">{empty}</p>}
      />
      {rows.length > shown ? (
        <Button variant="quiet" className="mt-2" onClick={() => setShown(shown + 10 * SHOWN)}>
          {t('plans:list.more', { count: rows.length - shown })}
        </Button>
      ) : null}
    </>
  )
}

function KanwilTable({ rows }: { rows: ReadonlyArray<ComparedKanwil> }) {
  const { t } = useTranslation(['plans'])
  const f = useFormat()
  const gain = useGain()
  const fromTo = (from: string, to: string) =>
    from === to ? from : t('plans:preview.fromTo', { from, to })
  const near = ({ nearPairs, pairs }: ComparedKanwil['before']) =>
    pairs === 0 ? '–' : f.percent(nearPairs / pairs)
  const columns: Column<ComparedKanwil>[] = [
    {
      key: 'kanwil',
      header: t('plans:fairness.kanwil'),
      primary: true,
      cell: (row) => (row.kanwilCode === null ? t('plans:fairness.noKanwil') : row.name),
    },
    {
      key: 'moved',
      header: t('plans:compare.moved'),
      numeric: true,
      cell: (row) => f.number(row.moved),
    },
    {
      key: 'tables',
      header: t('plans:fairness.column.tables'),
      numeric: true,
      cell: (row) => fromTo(f.number(row.before.givenTables), f.number(row.after.givenTables)),
    },
    {
      key: 'first',
      header: t('plans:fairness.column.first'),
      numeric: true,
      cell: (row) => fromTo(f.number(row.before.firstWishes), f.number(row.after.firstWishes)),
    },
    {
      key: 'near',
      header: t('plans:fairness.column.near'),
      numeric: true,
      cell: (row) => fromTo(near(row.before), near(row.after)),
    },
    {
      key: 'gain',
      header: t('plans:compare.gain'),
      numeric: true,
      cell: (row) => gain(row.gain),
    },
  ]
  return (
    <Table
      caption={t('plans:compare.byKanwil')}
      rows={rows}
      rowKey={(row) => row.kanwilCode ?? ''}
      columns={columns}
    />
  )
}
