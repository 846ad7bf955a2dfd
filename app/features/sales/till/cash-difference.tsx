import { clsx } from 'clsx'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/i18n/use-format.ts'

/** By how much the counted cash is more (or less, below zero) than what must be in the drawer. */
export function CashDifference({ amountIdr }: { amountIdr: number }) {
  const { t } = useTranslation('sales')
  const f = useFormat()
  return (
    <p
      role="status"
      className={clsx(
        'figures rounded-control px-4 py-3 text-lg font-bold',
        amountIdr === 0 ? 'bg-good-soft text-good' : 'bg-warn-soft text-warn',
      )}
    >
      {amountIdr === 0
        ? t('till.shift.fits')
        : t(amountIdr > 0 ? 'till.shift.tooMuch' : 'till.shift.tooLittle', {
            amount: f.rupiah(Math.abs(amountIdr)),
          })}
    </p>
  )
}
