import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { plainField } from '#app/components/field-frame.tsx'
import { RupiahField, TextField } from '#app/components/fields.tsx'
import { parseRupiah } from '#app/lib/money.ts'
import type { TillClient } from './till-client.ts'
import { TillForm } from './till-form.tsx'
import type { TillSnapshot } from './till-snapshot.ts'

/** Opens a shift: who sells, and what is in the drawer. */
export function OpeningScreen({ client, till }: { client: TillClient; till: TillSnapshot }) {
  const { t } = useTranslation('sales')
  const [wrong, setWrong] = useState(false)
  return (
    <TillForm
      submit={t('till.open.submit')}
      run={async (form) => {
        const floatIdr = parseRupiah(String(form.get('floatIdr') ?? ''))
        setWrong(floatIdr === undefined)
        if (floatIdr === undefined) return
        await client.openShift(String(form.get('cashier') ?? '').trim(), floatIdr)
      }}
    >
      <div>
        <h2 className="text-title font-extrabold">{t('till.open.title')}</h2>
        <p className="mt-1.5 text-ink-soft">{t('till.open.lead')}</p>
      </div>
      {till.connection === 'offline' ? (
        <Alert tone="warn" title={t('till.open.needsNetwork')} />
      ) : null}
      <TextField
        field={plainField('cashier', { required: true, maxLength: 80 })}
        label={t('till.open.cashier')}
        autoComplete="off"
      />
      <RupiahField
        field={plainField('floatIdr', {
          required: true,
          defaultValue: '0',
          ...(wrong ? { errors: [{ key: 'moneyInvalid' }] } : {}),
        })}
        label={t('till.open.float')}
        hint={t('till.open.floatHint')}
        onFocus={(event) => event.currentTarget.select()}
      />
    </TillForm>
  )
}
