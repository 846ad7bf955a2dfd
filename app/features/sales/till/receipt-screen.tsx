import { CircleCheck, Printer, Share2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/button.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import { receiptNumber } from '../record/receipt-number.ts'
import { changeDue } from './cash.ts'
import { receiptText } from './receipt-text.ts'
import type { TillReceipt } from './till-receipt.ts'
import { usePaymentName } from './use-payment-name.ts'

/** What was sold, to show, share or print. It names goods and makers, never the buyer. */
export function ReceiptScreen({ receipt, onNext }: { receipt: TillReceipt; onNext: () => void }) {
  const { t } = useTranslation('sales')
  const { t: words } = useTranslation(['sales'])
  const f = useFormat()
  const change =
    receipt.tenderedIdr === null ? undefined : changeDue(receipt.totalIdr, receipt.tenderedIdr)

  function share() {
    const text = receiptText(receipt, words, f)
    if (navigator.share) void navigator.share({ text }).catch(() => undefined)
    else void navigator.clipboard?.writeText(text)
  }
  return (
    <>
      <div className="min-h-0 grow overflow-y-auto p-4">
        <div className="mx-auto max-w-md space-y-5">
          <div role="status" className="flex flex-col items-center text-center text-good">
            <CircleCheck aria-hidden="true" className="size-16" />
            <h2 className="mt-1 text-2xl font-extrabold">{t('receipt.sold')}</h2>
            {change ? (
              <p className="mt-2 text-ink">
                {t('till.pay.change')}
                <span className="figures block text-[clamp(2.5rem,13vw,4rem)] leading-none font-extrabold tracking-tight">
                  {f.rupiah(change)}
                </span>
              </p>
            ) : null}
          </div>
          <ReceiptPaper receipt={receipt} />
          <div className="grid grid-cols-2 gap-2.5" data-screen-only="">
            <Button variant="secondary" size="lg" icon={<Share2 />} onClick={share}>
              {t('receipt.share')}
            </Button>
            <Button variant="secondary" size="lg" icon={<Printer />} onClick={() => window.print()}>
              {t('receipt.print')}
            </Button>
          </div>
        </div>
      </div>
      <div className="shrink-0 border-t border-line bg-surface p-3" data-screen-only="">
        <Button size="xl" className="w-full" onClick={onNext}>
          {t('receipt.next')}
        </Button>
      </div>
    </>
  )
}

function ReceiptPaper({ receipt }: { receipt: TillReceipt }) {
  const { t } = useTranslation('sales')
  const paymentName = usePaymentName()
  const f = useFormat()
  return (
    <section
      aria-label={t('receipt.title')}
      className="rounded-card border border-line bg-surface p-4 shadow-card"
    >
      <p className="font-bold">{receipt.eventName}</p>
      <p className="figures text-sm text-ink-soft">
        {t('receipt.number')}{' '}
        {receiptNumber(receipt.boothCode, receipt.deviceId, receipt.clientSeq)}
        <br />
        {f.instant(receipt.soldAt, receipt.timeZone)}
      </p>
      <ul className="mt-3 divide-y divide-line border-y border-line">
        {receipt.lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of a receipt never change
          <li key={index} className="flex justify-between gap-3 py-2">
            <span className="min-w-0">
              <span className="block font-medium">{line.productName}</span>
              <span className="figures block text-sm text-ink-soft">
                {f.number(line.quantity)} × {f.rupiah(line.unitPriceIdr)} · {line.exhibitorName}
              </span>
            </span>
            <span className="figures shrink-0 font-semibold">{f.rupiah(line.amountIdr)}</span>
          </li>
        ))}
      </ul>
      <p className="figures mt-3 flex justify-between text-lg font-extrabold">
        <span>{t('receipt.total')}</span>
        <span>{f.rupiah(receipt.totalIdr)}</span>
      </p>
      <p className="figures mt-1 flex justify-between text-sm text-ink-soft">
        <span>{paymentName(receipt.payment)}</span>
        <span>{receipt.paymentReference}</span>
      </p>
      <p className="mt-4 text-center text-sm">{t('receipt.thanks')}</p>
    </section>
  )
}
