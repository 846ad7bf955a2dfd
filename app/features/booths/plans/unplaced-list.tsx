import { Link } from '@remix-run/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { plainField } from '#app/components/field-frame.tsx'
import { SearchField } from '#app/components/fields.tsx'
import { Card } from '#app/components/page-header.tsx'
import type { PlanApplication } from './plan-page.server.ts'

const SHOWN = 100

/** Who has no booth in the plan yet, to be found by name and chosen. */
export function UnplacedList({
  applications,
  linkTo,
}: {
  applications: ReadonlyArray<PlanApplication>
  linkTo: (applicationId: string) => string
}) {
  const { t } = useTranslation(['booths'])
  const [search, setSearch] = useState('')
  const wanted = search.trim().toLowerCase()
  const found = applications.filter(
    (row) =>
      wanted === '' ||
      row.name.toLowerCase().includes(wanted) ||
      row.kanwilCode?.toLowerCase() === wanted,
  )
  return (
    <Card>
      <h2 className="text-lg font-bold tracking-tight">
        {t('booths:unplaced.title', { count: applications.length })}
      </h2>
      {applications.length === 0 ? (
        <p className="mt-1 text-ink-soft">{t('booths:unplaced.none')}</p>
      ) : (
        <>
          <SearchField
            className="mt-3"
            field={plainField('unplaced-search')}
            label={t('booths:unplaced.search')}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
          <ul className="mt-3 max-h-96 divide-y divide-line overflow-y-auto border-y border-line">
            {found.slice(0, SHOWN).map((row) => (
              <li key={row.id}>
                <Link
                  to={linkTo(row.id)}
                  preventScrollReset
                  className="flex min-h-11 items-center justify-between gap-3 py-2 hover:underline"
                >
                  <span className="min-w-0 break-words">{row.name}</span>
                  <span className="figures shrink-0 text-sm text-ink-soft">
                    {row.kanwilCode ? `${row.kanwilCode} · ` : ''}
                    {t('booths:tables', { count: row.tables })}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
          {found.length > SHOWN ? (
            <p className="mt-2 text-sm text-ink-soft">
              {t('booths:unplaced.more', { count: found.length - SHOWN })}
            </p>
          ) : null}
        </>
      )}
    </Card>
  )
}
