import { clsx } from 'clsx'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DescriptionList } from '#app/components/description-list.tsx'
import { plainField } from '#app/components/field-frame.tsx'
import { RupiahField, TextField } from '#app/components/fields.tsx'
import { Card } from '#app/components/page-header.tsx'
import { StatTile } from '#app/components/stat-tile.tsx'
import type { TillShift } from '#app/features/phone/contract/till.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { parseRupiah } from '#app/lib/money.ts'
import type { TillClient } from './till-client.ts'
import { TillForm } from './till-form.tsx'
import { sumUnsent } from './till-queue.ts'
import type { TillSnapshot } from './till-snapshot.ts'

type ShiftScreenProps = { client: TillClient; till: TillSnapshot; shift: TillShift }

/** The shift so far, and its count at the end. */
export function ShiftScreen({ client, till, shift }: ShiftScreenProps) {
  const { t } = useTranslation('sales')
  const f = useFormat()
  const items = [...till.queue, ...till.justSent]
  const unsent = sumUnsent(items, till.pairing?.deviceId, [...till.receipts, ...till.recent])
  const expectedIdr = shift.expectedIdr + unsent.cashSalesIdr - unsent.cashReversedIdr
  return (
    <div className="min-h-0 grow space-y-4 overflow-y-auto p-3">
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
      <Closing client={client} expectedIdr={expectedIdr} />
    </div>
  )
}

function Closing({ client, expectedIdr }: { client: TillClient; expectedIdr: number }) {
  const { t } = useTranslation('sales')
  const f = useFormat()
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  const countedIdr = parseRupiah(typed)
  const difference = countedIdr === undefined ? undefined : countedIdr - expectedIdr
  return (
    <Card flush>
      <TillForm
        submit={t('till.shift.close')}
        run={async (form) => {
          setWrong(countedIdr === undefined)
          if (countedIdr === undefined) return
          await client.closeShift(countedIdr, String(form.get('countedWith') ?? '').trim())
        }}
      >
        <div>
          <h3 className="text-lg font-bold">{t('till.shift.closeTitle')}</h3>
          <p className="mt-1 text-ink-soft">{t('till.shift.closeLead')}</p>
        </div>
        <RupiahField
          field={plainField('countedIdr', {
            required: true,
            ...(wrong ? { errors: [{ key: 'moneyInvalid' }] } : {}),
          })}
          label={t('till.shift.counted')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        {difference === undefined ? null : (
          <p
            role="status"
            className={clsx(
              'figures rounded-control px-4 py-3 text-lg font-bold',
              difference === 0 ? 'bg-good-soft text-good' : 'bg-warn-soft text-warn',
            )}
          >
            {difference === 0
              ? t('till.shift.fits')
              : t(difference > 0 ? 'till.shift.tooMuch' : 'till.shift.tooLittle', {
                  amount: f.rupiah(Math.abs(difference)),
                })}
          </p>
        )}
        <TextField
          field={plainField('countedWith', { required: true, maxLength: 80 })}
          label={t('till.shift.countedWith')}
          hint={t('till.shift.countedWithHint')}
          autoComplete="off"
        />
      </TillForm>
    </Card>
  )
}
