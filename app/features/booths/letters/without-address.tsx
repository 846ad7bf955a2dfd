import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { ApplicationBadge } from '#app/features/exhibitors/applications/application-badge.tsx'
import { anyLetterPath } from '#app/lib/paths.ts'
import type { WithoutAddress } from './without-address.server.ts'

/** Says whom no mail reaches, and what there is to tell them. */
export function WithoutAddressList({
  event,
  rows,
}: {
  event: { slug: string }
  rows: ReadonlyArray<WithoutAddress>
}) {
  const { t } = useTranslation(['letters'])
  if (rows.length === 0) return null
  return (
    <Alert
      tone="warn"
      className="mt-4"
      title={t('letters:withoutAddress.title', { count: rows.length })}
    >
      <details>
        <summary className="cursor-pointer font-semibold text-link">
          {t('letters:withoutAddress.open')}
        </summary>
        <ul className="mt-2 max-h-96 divide-y divide-line overflow-y-auto">
          {rows.map(({ id, exhibitor, status, booth, letterId }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-2 py-1.5">
              <span className="min-w-0">{exhibitor}</span>
              {letterId ? (
                <a
                  href={anyLetterPath(event, letterId)}
                  className="figures font-semibold underline"
                >
                  {t('letters:withoutAddress.letter', { booth })}
                </a>
              ) : (
                <ApplicationBadge status={status} />
              )}
            </li>
          ))}
        </ul>
      </details>
    </Alert>
  )
}
