import type { TFunction } from 'i18next'
import { receiptNumber } from '../record/receipt-number.ts'
import type { TillReceipt } from './till-receipt.ts'

type Words = TFunction<['sales']>
type Format = { rupiah: (amount: number) => string; instant: (at: string, zone: string) => string }

/** A receipt as plain text, to share in a message. */
export function receiptText(receipt: TillReceipt, t: Words, f: Format): string {
  return [
    receipt.eventName,
    `${t('sales:receipt.number')} ${receiptNumber(receipt.boothCode, receipt.deviceId, receipt.clientSeq)}`,
    f.instant(receipt.soldAt, receipt.timeZone),
    '',
    ...receipt.lines.map(
      (line) =>
        `${line.quantity} × ${line.productName} (${line.exhibitorName}): ${f.rupiah(line.amountIdr)}`,
    ),
    '',
    `${t('sales:receipt.total')} ${f.rupiah(receipt.totalIdr)}`,
    '',
    t('sales:receipt.thanks'),
  ].join('\n')
}
