import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/i18n/use-format.ts'
import type { BoothReportKind } from '#db/types.ts'
import { type ReportedProblem, ReportPicture } from './problem-parts.tsx'

type Row = ReportedProblem & { kind: BoothReportKind }

/** Everything that was told of a booth, the newest first. */
export function BoothHistory({ rows, timeZone }: { rows: ReadonlyArray<Row>; timeZone: string }) {
  const { t } = useTranslation(['onsite'])
  const f = useFormat()
  if (rows.length === 0) return <p className="text-ink-soft">{t('onsite:history.none')}</p>
  return (
    <ol className="divide-y divide-line">
      {rows.map((row) => (
        <li key={row.id} className="py-3">
          <p className="font-medium">
            {t(`onsite:kind.${row.kind}`)}
            {row.unitName ? <span className="text-ink-soft"> · {row.unitName}</span> : null}
          </p>
          {row.note ? <p className="mt-0.5 whitespace-pre-line break-words">{row.note}</p> : null}
          <p className="figures text-sm text-ink-soft">
            {f.instant(row.at, timeZone)}
            {row.by ? ` · ${row.by}` : null}
          </p>
          {row.kind === 'problem' ? <ReportPicture report={row} /> : null}
        </li>
      ))}
    </ol>
  )
}
