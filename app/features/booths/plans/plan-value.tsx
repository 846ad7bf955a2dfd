import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import type { ValuePart } from '../allocation/problem.ts'
import type { PlanPage } from './plan-page.server.ts'

const parts = [
  'priority',
  'wish',
  'together',
  'crowd',
  'variety',
] as const satisfies ReadonlyArray<ValuePart>

/** What a plan is worth, part by part, and how far it can be from the best possible. */
export function PlanValue({ page }: { page: Pick<PlanPage, 'value' | 'report' | 'weights'> }) {
  const { t } = useTranslation(['booths'])
  const f = useFormat()
  const { value, report, weights } = page
  const points = (amount: number) => f.number(Math.round(amount))
  const share = report && report.bound > 0 ? Math.min(1, value.total / report.bound) : undefined
  return (
    <div>
      <dl className="divide-y divide-line">
        {parts.map((part) => (
          <div key={part} className="flex items-baseline justify-between gap-4 py-2">
            <dt>
              {t(`booths:part.${part}`)}{' '}
              <span className="text-sm text-ink-soft">
                {t('booths:value.weight', { weight: weights[part] })}
              </span>
            </dt>
            <dd className="figures font-semibold">{points(value.parts[part])}</dd>
          </div>
        ))}
        <div className="flex items-baseline justify-between gap-4 py-2">
          <dt className="font-bold">{t('booths:value.total')}</dt>
          <dd className="figures text-lg font-extrabold">{points(value.total)}</dd>
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
      {report ? <p className="mt-2 text-sm text-ink-soft">{t('booths:value.boundHint')}</p> : null}
      {report && report.shortfalls.length > 0 ? (
        <Alert tone="warn" className="mt-3" title={t('booths:value.shortfall')}>
          {f.list(
            report.shortfalls.map(({ kanwilCode, missingTables }) =>
              t('booths:value.shortfallOf', { kanwil: kanwilCode, count: missingTables }),
            ),
          )}
        </Alert>
      ) : null}
    </div>
  )
}
