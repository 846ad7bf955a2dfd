import { useTranslation } from 'react-i18next'
import { Card } from '#app/components/page-header.tsx'
import type { Reason } from '#app/features/booths/allocation/reasons.ts'
import { useReasonText } from './reason-text.tsx'

/** To an exhibitor: why this booth, in sentences that speak of nobody else. Needs the words of `booths`. */
export function OwnWhy({ reasons }: { reasons: ReadonlyArray<Reason> }) {
  const { t } = useTranslation(['booths'])
  const { reasonText } = useReasonText()
  if (reasons.length === 0) return null
  return (
    <Card>
      <h2 className="text-lg font-bold tracking-tight">{t('booths:reason.ownTitle')}</h2>
      <ul className="mt-2 list-disc space-y-1 pl-5">
        {reasons.map((reason) => (
          <li key={JSON.stringify(reason)}>{reasonText(reason)}</li>
        ))}
      </ul>
    </Card>
  )
}
