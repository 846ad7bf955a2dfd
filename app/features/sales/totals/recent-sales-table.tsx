import { useTranslation } from 'react-i18next'
import { Badge } from '#app/components/badge.tsx'
import { Button } from '#app/components/button.tsx'
import { ConfirmDialog } from '#app/components/dialog.tsx'
import { plainField } from '#app/components/field-frame.tsx'
import { TextField } from '#app/components/fields.tsx'
import { Table } from '#app/components/table.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import type { ListedSale } from './recent-sales.server.ts'

type Row = ListedSale & { canReverse: boolean }

/** The latest sales with their lines, and the way to take one back. */
export function RecentSalesTable({ sales, timeZone }: { sales: Row[]; timeZone: string }) {
  const { t } = useTranslation('sales')
  const f = useFormat()
  return (
    <Table
      caption={t('page.recent')}
      rows={sales}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'number',
          header: t('file.number'),
          primary: true,
          cell: (row) => (
            <span className="figures">
              {row.number}
              <span className="block text-sm font-normal text-ink-soft">
                {f.instant(row.soldAt, timeZone)}
              </span>
            </span>
          ),
        },
        { key: 'lines', header: t('file.product'), cell: (row) => <SaleLines sale={row} /> },
        {
          key: 'payment',
          header: t('file.payment'),
          cell: (row) => (
            <span className="flex flex-wrap items-center gap-1.5">
              {t(`payment.${row.payment}`)}
              {row.paymentReference ? (
                <span className="figures text-sm text-ink-soft">{row.paymentReference}</span>
              ) : null}
              {row.offline ? <Badge tone="info">{t('page.offline')}</Badge> : null}
              {row.handedIn ? <Badge tone="warn">{t('page.handedIn')}</Badge> : null}
            </span>
          ),
        },
        {
          key: 'total',
          header: t('file.amount'),
          numeric: true,
          cell: (row) => (
            <span className={row.reversal ? 'text-ink-soft line-through' : undefined}>
              {f.rupiah(row.totalIdr)}
            </span>
          ),
        },
        {
          key: 'reverse',
          header: t('page.reverse'),
          hideHeader: true,
          bare: true,
          cell: (row) => <Reversal sale={row} />,
        },
      ]}
    />
  )
}

function SaleLines({ sale }: { sale: Row }) {
  const { t } = useTranslation('sales')
  const f = useFormat()
  return (
    <ul className="text-sm">
      {sale.lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of a sale never change
        <li key={index}>
          {f.number(line.quantity)} × {line.productName}{' '}
          <span className="text-ink-soft">{line.exhibitorName}</span>
          {line.listedPriceIdr === null ? null : (
            <Badge tone="warn" className="ml-1.5">
              {t('page.oldPrice', { amount: f.rupiah(line.listedPriceIdr) })}
            </Badge>
          )}
        </li>
      ))}
    </ul>
  )
}

function Reversal({ sale }: { sale: Row }) {
  const { t } = useTranslation('sales')
  const f = useFormat()
  if (sale.reversal) {
    return (
      <span className="text-sm text-ink-soft">
        {t('page.isReversed', { reason: sale.reversal.reason })}
      </span>
    )
  }
  if (!sale.canReverse) return null
  return (
    <ConfirmDialog
      trigger={
        <Button variant="secondary" size="sm">
          {t('page.reverse')}
        </Button>
      }
      title={t('page.reverseTitle', { number: sale.number })}
      body={t('page.reverseBody', { amount: f.rupiah(sale.totalIdr) })}
      confirm={t('page.reverse')}
      intent="reverse"
      values={{ saleId: sale.id }}
    >
      <TextField
        field={plainField('reason', { required: true, maxLength: 500, id: `reason-${sale.id}` })}
        label={t('page.reason')}
        minLength={3}
        className="w-full"
        autoComplete="off"
      />
    </ConfirmDialog>
  )
}
