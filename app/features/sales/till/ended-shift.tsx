import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { DescriptionList } from '#app/components/description-list.tsx'
import { Card } from '#app/components/page-header.tsx'
import { StatTile } from '#app/components/stat-tile.tsx'
import type { ClosedShift } from '#app/features/phone/contract/till.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { CashDifference } from './cash-difference.tsx'
import { ShiftScreen } from './shift-screen.tsx'
import { ShiftSums } from './shift-sums.tsx'
import type { TillClient } from './till-client.ts'
import type { TillSnapshot } from './till-snapshot.ts'

/**
 * The drawer of a till whose festival has ended: still to be counted, left for the organizers a day later, or counted,
 * with what was sold and what is missing.
 */
export function EndedShift({ client, till }: { client: TillClient; till: TillSnapshot }) {
  const { t } = useTranslation('sales')
  const { state, standing } = till
  if (!state) return null
  const { shift, closedShift, event } = state
  if (!shift) return closedShift ? <Closed shift={closedShift} zone={event.timeZone} /> : null
  if (standing === 'over') {
    return (
      <>
        <Alert tone="warn" title={t('till.ended.shiftLeft')} />
        <ShiftSums till={till} shift={shift} />
      </>
    )
  }
  return (
    <>
      <Alert tone="info" title={t('till.ended.count', { cashier: shift.cashier })} />
      <div className="-mx-3">
        <ShiftScreen client={client} till={till} shift={shift} />
      </div>
    </>
  )
}

function Closed({ shift, zone }: { shift: ClosedShift; zone: string }) {
  const { t } = useTranslation('sales')
  const f = useFormat()
  const { countedIdr, countedWith, expectedIdr, closedAt } = shift
  return (
    <section className="space-y-4">
      <h2 className="text-xl font-bold">{t('till.closed.title')}</h2>
      <div className="grid grid-cols-2 gap-2.5">
        <StatTile
          label={t('till.closed.sold')}
          value={f.rupiah(shift.soldIdr)}
          detail={t('till.shift.sales', { count: shift.sales })}
        />
        <StatTile label={t('till.shift.drawer')} value={f.rupiah(expectedIdr)} />
      </div>
      {countedIdr === null ? (
        <Alert tone="warn" title={t('till.closed.uncounted')} />
      ) : (
        <CashDifference amountIdr={countedIdr - expectedIdr} />
      )}
      <Card>
        <DescriptionList
          items={[
            { term: t('till.shift.cashier'), detail: shift.cashier },
            { term: t('till.shift.since'), detail: f.instant(shift.openedAt, zone) },
            ...(closedAt
              ? [{ term: t('till.closed.since'), detail: f.instant(closedAt, zone) }]
              : []),
            ...(countedIdr === null
              ? []
              : [{ term: t('till.shift.counted'), detail: f.rupiah(countedIdr) }]),
            ...(countedWith ? [{ term: t('till.shift.countedWith'), detail: countedWith }] : []),
          ]}
        />
      </Card>
    </section>
  )
}
