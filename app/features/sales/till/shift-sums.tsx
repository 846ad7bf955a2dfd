import { useTranslation } from 'react-i18next'
import { DescriptionList } from '#app/components/description-list.tsx'
import { Card } from '#app/components/page-header.tsx'
import { StatTile } from '#app/components/stat-tile.tsx'
import type { TillShift } from '#app/features/phone/contract/till.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { sumUnsent } from './till-queue.ts'
import type { TillSnapshot } from './till-snapshot.ts'

/** What must be in the drawer now, with what waits on the phone. */
export function expectedNow(till: TillSnapshot, shift: TillShift) {
  const items = [...till.queue, ...till.justSent]
  const unsent = sumUnsent(items, till.pairing?.deviceId, [...till.receipts, ...till.recent])
  const expectedIdr = shift.expectedIdr + unsent.cashSalesIdr - unsent.cashReversedIdr
  return { expectedIdr, unsent }
}

/** What an open shift has sold, and what must be in its drawer. */
export function ShiftSums({ till, shift }: { till: TillSnapshot; shift: TillShift }) {
  const { t } = useTranslation('sales')
  const f = useFormat()
  const { expectedIdr, unsent } = expectedNow(till, shift)
  return (
    <>
      <h2 className="text-xl font-bold">{t('till.shift.title')}</h2>
      <div className="grid grid-cols-2 gap-2.5">
        <StatTile
          label={t('till.shift.today')}
          value={f.rupiah((till.state?.today.amountIdr ?? 0) + unsent.amountIdr)}
          detail={t('till.shift.sales', { count: (till.state?.today.sales ?? 0) + unsent.sales })}
        />
        <StatTile label={t('till.shift.drawer')} value={f.rupiah(expectedIdr)} />
      </div>
      <Card>
        <DescriptionList
          items={[
            { term: t('till.shift.cashier'), detail: shift.cashier },
            {
              term: t('till.shift.since'),
              detail: f.instant(shift.openedAt, till.state?.event.timeZone ?? 'Asia/Jakarta'),
            },
            { term: t('till.open.float'), detail: f.rupiah(shift.floatIdr) },
            {
              term: t('till.shift.cashSales'),
              detail: f.rupiah(shift.cashSalesIdr + unsent.cashSalesIdr),
            },
            {
              term: t('till.shift.cashReversed'),
              detail: f.rupiah(shift.cashReversedIdr + unsent.cashReversedIdr),
            },
          ]}
        />
      </Card>
    </>
  )
}
