import { useTranslation } from 'react-i18next'
import { type Column, Table } from '#app/components/table.tsx'
import { Tabs } from '#app/components/tabs.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import { type Ranked, rankBy } from './ranking.ts'
import type { PaymentTotal } from './sales-totals.server.ts'

type Sum = { quantity: number; amountIdr: number }
type Line = Sum & { key: string; name: string; detail: string | null }

type SalesBreakdownProps = {
  booths: (Sum & { boothId: string; code: string; zoneName: string })[]
  exhibitors: (Sum & { exhibitorId: string; name: string; kanwilName: string | null })[]
  kanwils: (Sum & { kanwilCode: string | null; name: string | null })[]
  products: (Sum & { productId: string; name: string; exhibitorName: string })[]
  payments: PaymentTotal[] | undefined
}

/** The same turnover by booth, exhibitor, Kanwil, product and payment; every table sums to the same. */
export function SalesBreakdown(props: SalesBreakdownProps) {
  const { t } = useTranslation('sales')
  const { booths, exhibitors, kanwils, products, payments } = props
  const tables = [
    {
      value: 'booth',
      label: t('by.booth'),
      header: t('file.booth'),
      lines: booths.map((row) => ({
        ...row,
        key: row.boothId,
        name: row.code,
        detail: row.zoneName,
      })),
    },
    {
      value: 'exhibitor',
      label: t('by.exhibitor'),
      header: t('file.exhibitor'),
      lines: exhibitors.map((row) => ({ ...row, key: row.exhibitorId, detail: row.kanwilName })),
    },
    {
      value: 'kanwil',
      label: t('by.kanwil'),
      header: t('file.kanwil'),
      lines: kanwils.map((row) => ({
        ...row,
        key: row.kanwilCode ?? '-',
        name: row.name ?? t('noKanwil'),
        detail: null,
      })),
    },
    {
      value: 'product',
      label: t('by.product'),
      header: t('file.product'),
      lines: products.map((row) => ({ ...row, key: row.productId, detail: row.exhibitorName })),
    },
  ]
  return (
    <Tabs
      label={t('page.totals')}
      tabs={[
        ...tables.map(({ value, label, header, lines }) => ({
          value,
          label,
          content: <TotalsTable caption={label} header={header} lines={lines} />,
        })),
        ...(payments
          ? [
              {
                value: 'payment',
                label: t('by.payment'),
                content: <PaymentTable caption={t('by.payment')} payments={payments} />,
              },
            ]
          : []),
      ]}
    />
  )
}

type TotalsTableProps = { caption: string; header: string; lines: ReadonlyArray<Line> }

function TotalsTable({ caption, header, lines }: TotalsTableProps) {
  const { t } = useTranslation('sales')
  const f = useFormat()
  const whole = lines.reduce((sum, line) => sum + line.amountIdr, 0)
  const pieces = lines.reduce((sum, line) => sum + line.quantity, 0)
  const rows = rankBy(
    lines,
    (line) => line.amountIdr,
    (line) => line.name + line.key,
  )
  const columns: Column<Ranked<Line>>[] = [
    {
      key: 'name',
      header,
      primary: true,
      total: t('page.totals'),
      cell: (row) => (
        <span>
          <span className="figures mr-2 text-ink-soft">{row.rank}</span>
          {row.name}
          {row.detail ? (
            <span className="block text-sm font-normal text-ink-soft">{row.detail}</span>
          ) : null}
        </span>
      ),
    },
    {
      key: 'items',
      header: t('page.items'),
      numeric: true,
      cell: (row) => f.number(row.quantity),
      total: f.number(pieces),
    },
    {
      key: 'turnover',
      header: t('page.turnover'),
      numeric: true,
      cell: (row) => f.rupiah(row.amountIdr),
      total: f.rupiah(whole),
    },
    {
      key: 'share',
      header: t('page.share'),
      numeric: true,
      cell: (row) => (whole === 0 ? '' : f.percent(row.amountIdr / whole)),
      total: whole === 0 ? '' : f.percent(1),
    },
  ]
  return <Table keep caption={caption} rows={rows} rowKey={(row) => row.key} columns={columns} />
}

type PaymentTableProps = { caption: string; payments: ReadonlyArray<PaymentTotal> }

function PaymentTable({ caption, payments }: PaymentTableProps) {
  const { t } = useTranslation('sales')
  const f = useFormat()
  return (
    <Table
      caption={caption}
      rows={payments}
      rowKey={(row) => row.payment}
      columns={[
        {
          key: 'payment',
          header: t('file.payment'),
          primary: true,
          cell: (row) => t(`payment.${row.payment}`),
          total: t('page.totals'),
        },
        {
          key: 'sales',
          header: t('page.count'),
          numeric: true,
          cell: (row) => f.number(row.sales),
          total: f.number(payments.reduce((sum, row) => sum + row.sales, 0)),
        },
        {
          key: 'turnover',
          header: t('page.turnover'),
          numeric: true,
          cell: (row) => f.rupiah(row.amountIdr),
          total: f.rupiah(payments.reduce((sum, row) => sum + row.amountIdr, 0)),
        },
      ]}
    />
  )
}
