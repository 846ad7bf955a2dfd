import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'

type FormerPlace = { applicationId: string; exhibitor: string; booth: string; tables: number }

/** Says of a superseded plan who stood in booths that are on the ground no longer. */
export function FormerPlaces({ places }: { places: ReadonlyArray<FormerPlace> }) {
  const { t } = useTranslation(['plans'])
  if (places.length === 0) return null
  return (
    <Alert tone="info" className="mt-2" title={t('plans:former.title', { count: places.length })}>
      <ul className="list-disc pl-5">
        {places.map(({ applicationId, exhibitor, booth, tables }) => (
          <li key={applicationId}>
            {t('plans:former.place', { exhibitor, booth, count: tables })}
          </li>
        ))}
      </ul>
    </Alert>
  )
}
