import { clsx } from 'clsx'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { plainField } from '#app/components/field-frame.tsx'
import { RupiahField } from '#app/components/fields.tsx'
import { TOTAL_MAX_IDR } from '#app/features/phone/contract/limits.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { parseRupiah } from '#app/lib/money.ts'
import { changeDue, suggestTendered } from './cash.ts'

type CashPanelProps = {
  totalIdr: number
  tenderedIdr: number | undefined
  onTendered: (amountIdr: number | undefined) => void
}

/** What the buyer hands over: the likely sums as buttons, any other typed; the change in huge figures. */
export function CashPanel({ totalIdr, tenderedIdr, onTendered }: CashPanelProps) {
  const { t } = useTranslation('sales')
  const f = useFormat()
  const [typed, setTyped] = useState('')
  return (
    <div className="space-y-4">
      <div className="grid grid-cols-2 gap-2 sm:grid-cols-3">
        {suggestTendered(totalIdr, 6).map((amountIdr) => (
          <button
            key={amountIdr}
            type="button"
            aria-pressed={tenderedIdr === amountIdr}
            onClick={() => {
              setTyped('')
              onTendered(amountIdr)
            }}
            className={clsx(
              'figures min-h-14 rounded-control border px-2 font-bold',
              tenderedIdr === amountIdr
                ? 'border-accent bg-accent-soft text-accent'
                : 'border-line-strong bg-surface',
            )}
          >
            {amountIdr === totalIdr ? t('till.pay.exact') : f.rupiah(amountIdr)}
          </button>
        ))}
      </div>
      <RupiahField
        field={plainField('tendered')}
        label={t('till.pay.tendered')}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          const amountIdr = parseRupiah(event.target.value)
          onTendered(amountIdr !== undefined && amountIdr <= TOTAL_MAX_IDR ? amountIdr : undefined)
        }}
      />
    </div>
  )
}

type ChangeProps = { totalIdr: number; tenderedIdr: number | undefined }

/** What the buyer gets back, in figures that are read across the counter. */
export function ChangePanel({ totalIdr, tenderedIdr }: ChangeProps) {
  const { t } = useTranslation('sales')
  const f = useFormat()
  const change = tenderedIdr === undefined ? undefined : changeDue(totalIdr, tenderedIdr)
  return (
    <div
      role="status"
      className={clsx(
        'mb-3 flex min-h-16 items-center justify-between gap-3 rounded-control px-4 py-2 font-semibold',
        change === undefined ? 'bg-sunken text-ink-soft' : 'bg-good-soft text-good',
      )}
    >
      {change === undefined ? (
        tenderedIdr === undefined ? (
          t('till.pay.askCash')
        ) : (
          t('till.pay.tooLittle', { amount: f.rupiah(totalIdr - tenderedIdr) })
        )
      ) : (
        <>
          <span>{t('till.pay.change')}</span>
          <span className="figures min-w-0 text-[clamp(2rem,10vw,3.5rem)] leading-none font-extrabold tracking-tight">
            {f.rupiah(change)}
          </span>
        </>
      )}
    </div>
  )
}
