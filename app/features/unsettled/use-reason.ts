import { useTranslation } from 'react-i18next'
import { itemRefusals } from '#app/features/phone/contract/till-uploads.ts'

// A sale that is taken back already is done with, and never kept.
const reasons = itemRefusals.filter((reason) => reason !== 'alreadyReversed')

/** Says why something could not be stored; a reason without words of its own is shown as it is. */
export function useReason(): (reason: string) => string {
  const { t } = useTranslation('devices')
  return (reason) => {
    const known = reasons.find((name) => name === reason)
    return known ? t(`unsettled.reason.${known}`) : reason
  }
}
