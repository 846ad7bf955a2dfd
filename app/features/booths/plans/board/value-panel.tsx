import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { Card } from '#app/components/page-header.tsx'
import type { Weights } from '#app/features/booths/allocation/problem.ts'
import { totalOf } from '#app/features/booths/allocation/scored-plan.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { VALUE_PARTS, weigh } from '../reasons/effects.ts'
import { useBoard } from './use-board.tsx'
import { WeightSliders } from './weight-sliders.tsx'

/** What the plan is worth now, part by part, how far it can be from the best, and what other weights would make of it. */
export function ValuePanel({
  saved,
  setWeights,
}: {
  /** The weights that the plan was made with. */
  saved: Weights
  setWeights: (weights: Weights) => void
}) {
  const { t } = useTranslation(['booths', 'plans'])
  const f = useFormat()
  const { worth, weights, report, places, data } = useBoard()
  const parts = weigh(worth.parts, weights)
  const total = totalOf(parts)
  const points = (amount: number) => f.number(Math.round(amount))
  const asSaved = VALUE_PARTS.every((part) => weights[part] === saved[part])
  const share =
    asSaved && report && report.bound > 0 ? Math.min(1, total / report.bound) : undefined
  const missing = worth.shortfall
  return (
    <Card>
      <h2 className="text-lg font-bold tracking-tight">{t('booths:value.title')}</h2>
      <p className="mb-2 text-sm text-ink-soft">
        {t('booths:value.placed', {
          placed: f.number(places.size),
          total: f.number(data.applications.length),
        })}
      </p>
      <dl className="divide-y divide-line">
        {VALUE_PARTS.map((part) => (
          <div key={part} className="flex items-baseline justify-between gap-4 py-2">
            <dt>
              {t(`booths:part.${part}`)}{' '}
              <span className="text-sm text-ink-soft">
                {t('booths:value.weight', { weight: weights[part] })}
              </span>
            </dt>
            <dd className="figures font-semibold">{points(parts[part])}</dd>
          </div>
        ))}
        <div className="flex items-baseline justify-between gap-4 py-2">
          <dt className="font-bold">{t('booths:value.total')}</dt>
          <dd className="figures text-lg font-extrabold">{points(total)}</dd>
        </div>
        {report && share !== undefined ? (
          <div className="flex items-baseline justify-between gap-4 py-2">
            <dt>{t('booths:value.bound')}</dt>
            <dd className="figures font-semibold">
              {t('booths:value.ofBound', { share: f.percent(share), bound: points(report.bound) })}
            </dd>
          </div>
        ) : null}
      </dl>
      {share !== undefined ? (
        <p className="mt-2 text-sm text-ink-soft">{t('booths:value.boundHint')}</p>
      ) : null}
      {missing > 0 ? (
        <Alert tone="warn" className="mt-3" title={t('booths:value.shortfall')}>
          {f.list(
            worth.scored.indexed.groups.flatMap((group) => {
              const short = Math.min(group.minTables, group.requestedTables) - group.placedTables
              return group.kanwilCode !== null && short > 0
                ? [t('booths:value.shortfallOf', { kanwil: group.kanwilCode, count: short })]
                : []
            }),
          )}
        </Alert>
      ) : null}
      <WeightSliders saved={saved} setWeights={setWeights} />
    </Card>
  )
}
