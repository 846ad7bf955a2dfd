import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { plainField } from '#app/components/field-frame.tsx'
import { RupiahField, TextField } from '#app/components/fields.tsx'
import { Card } from '#app/components/page-header.tsx'
import type { TillShift } from '#app/features/phone/contract/till.ts'
import { parseRupiah } from '#app/lib/money.ts'
import { CashDifference } from './cash-difference.tsx'
import { expectedNow, ShiftSums } from './shift-sums.tsx'
import type { TillClient } from './till-client.ts'
import { TillForm } from './till-form.tsx'
import type { TillSnapshot } from './till-snapshot.ts'

type ShiftScreenProps = { client: TillClient; till: TillSnapshot; shift: TillShift }

/** The shift so far, and its count at the end. */
export function ShiftScreen({ client, till, shift }: ShiftScreenProps) {
  return (
    <div className="min-h-0 grow space-y-4 overflow-y-auto p-3">
      <ShiftSums till={till} shift={shift} />
      <Closing client={client} expectedIdr={expectedNow(till, shift).expectedIdr} />
    </div>
  )
}

function Closing({ client, expectedIdr }: { client: TillClient; expectedIdr: number }) {
  const { t } = useTranslation('sales')
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
        {difference === undefined ? null : <CashDifference amountIdr={difference} />}
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
