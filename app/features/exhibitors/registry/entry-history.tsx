import { useTranslation } from 'react-i18next'
import { listAuditChanges } from '#app/features/people/audit-words.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { columnNames } from './columns.ts'

type Entry = {
  id: string
  at: Date
  by: string | null
  action: string
  before: unknown
  after: unknown
}

/** What has been changed of an entry, by whom, from what to what. */
export function EntryHistory({ entries }: { entries: ReadonlyArray<Entry> }) {
  const { t } = useTranslation(['registry'])
  const f = useFormat()
  if (entries.length === 0) return <p className="text-ink-soft">{t('registry:noHistory')}</p>
  return (
    <ol className="space-y-4 border-l-2 border-line pl-4">
      {entries.map((entry) => (
        <li key={entry.id}>
          <p className="figures text-sm text-ink-soft">
            {f.instant(entry.at, 'Asia/Jakarta')}
            {entry.by ? ` · ${entry.by}` : ''}
          </p>
          <ul className="mt-1 text-sm">
            {listAuditChanges(entry.before, entry.after).map((change) => {
              const column = columnNames.find((name) => name === change.name)
              return (
                <li key={change.name} className="break-words">
                  <span className="font-semibold">
                    {column ? t(`registry:column.${column}`) : change.name}:
                  </span>{' '}
                  {change.before ? <del className="text-ink-soft">{change.before}</del> : null}{' '}
                  {change.after}
                </li>
              )
            })}
          </ul>
        </li>
      ))}
    </ol>
  )
}
