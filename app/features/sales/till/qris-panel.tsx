import { create } from 'qrcode'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { QrCode } from '#app/components/qr-code.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import { drawQr } from '#app/lib/qr-shape.ts'
import { QRIS_MAX_IDR, withAmount } from './qris.ts'

/** The booth's QRIS code with the amount in it, or the words to use the printed one. */
export function QrisPanel({ totalIdr, payload }: { totalIdr: number; payload: string | null }) {
  const { t } = useTranslation('sales')
  const f = useFormat()
  const text = payload === null ? undefined : withAmount(payload, totalIdr)
  const shape = useMemo(
    () =>
      text === undefined ? undefined : drawQr(create(text, { errorCorrectionLevel: 'M' }).modules),
    [text],
  )
  return (
    <div className="space-y-3 text-center">
      {totalIdr > QRIS_MAX_IDR ? (
        <Alert tone="warn" title={t('till.pay.qrisLimit', { amount: f.rupiah(QRIS_MAX_IDR) })} />
      ) : null}
      {shape ? (
        <QrCode
          shape={shape}
          label={t('till.pay.qrisLabel', { amount: f.rupiah(totalIdr) })}
          className="mx-auto w-72 max-w-full"
        />
      ) : (
        <p className="rounded-card bg-info-soft px-4 py-3 text-start">
          {t('till.pay.qrisPrinted', { amount: f.rupiah(totalIdr) })}
        </p>
      )}
    </div>
  )
}
