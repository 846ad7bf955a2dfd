import { useTranslation } from 'react-i18next'

const reasons = [
  'invalid',
  'totalTooLarge',
  'tenderedMissing',
  'tenderedTooSmall',
  'tenderedNotCash',
  'listingUnknown',
  'shiftUnknown',
  'shiftClosed',
  'sequenceTaken',
  'saleUnknown',
  'deviceRevoked',
  'serverError',
] as const

/** Says why something could not be stored; a reason without words of its own is shown as it is. */
export function useReason(): (reason: string) => string {
  const { t } = useTranslation('devices')
  return (reason) => {
    const known = reasons.find((name) => name === reason)
    return known ? t(`unsettled.reason.${known}`) : reason
  }
}
