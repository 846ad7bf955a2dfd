import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/i18n/use-format.ts'
import type { Marks } from './rubric.ts'
import { criteria } from './rubric.ts'

export type Score = Marks & { userId: string; reader: string; remark: string; scoredAt: Date }

/** What every reader thinks, and what follows for the allocation. */
export function ScoreList({
  scores,
  priority,
  timeZone,
}: {
  scores: ReadonlyArray<Score>
  priority: number
  timeZone: string
}) {
  const { t } = useTranslation(['exhibitors'])
  const f = useFormat()
  return (
    <>
      <p className="flex items-baseline gap-3">
        <span className="figures text-4xl font-extrabold tracking-tight">{f.number(priority)}</span>
        <span className="text-sm text-ink-soft">
          {scores.length === 0
            ? t('exhibitors:review.unread')
            : t('exhibitors:review.readers', { count: scores.length })}
        </span>
      </p>
      <p className="mt-1 text-sm text-ink-soft">{t('exhibitors:review.formula')}</p>
      {scores.length > 0 ? (
        <ul className="mt-4 space-y-3 border-t border-line pt-4">
          {scores.map((score) => (
            <li key={score.userId}>
              <p className="flex flex-wrap justify-between gap-x-3">
                <span className="font-semibold">{score.reader}</span>
                <span className="figures text-sm text-ink-soft">
                  {f.instant(score.scoredAt, timeZone)}
                </span>
              </p>
              <p className="figures text-sm">
                {criteria
                  .map((name) => `${t(`exhibitors:review.criterion.${name}`)} ${score[name]}`)
                  .join(' · ')}
              </p>
              {score.remark ? (
                <p className="mt-1 text-sm whitespace-pre-line break-words text-ink-soft">
                  {score.remark}
                </p>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}
