import { useTranslation } from 'react-i18next'
import { type PaymentKind, paymentKinds } from '#app/features/phone/contract/till-uploads.ts'

function isKnown(kind: string): kind is PaymentKind {
  return paymentKinds.some((known) => known === kind)
}

/** What a kind of payment is called; one that a newer server knows is shown as it is. */
export function usePaymentName(): (kind: string) => string {
  const { t } = useTranslation('sales')
  return (kind) => (isKnown(kind) ? t(`payment.${kind}`) : kind)
}
