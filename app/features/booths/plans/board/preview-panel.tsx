import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { Button, SubmitButton } from '#app/components/button.tsx'
import { ActionForm } from '#app/components/form.tsx'
import { Progress } from '#app/components/progress.tsx'
import { planValue } from '#app/features/booths/allocation/value.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { countMoves } from '../compare/compare.ts'
import { type FairnessRow, fairnessOf } from '../fairness/fairness.ts'
import type { Places } from '../moves.ts'
import { useEffectText } from '../reasons/effect-text.tsx'
import { VALUE_PARTS, weigh, weighedTotal } from '../reasons/effects.ts'
import { problemOf } from './board-problem.ts'
import { useBoard } from './use-board.tsx'
import { usePreview } from './use-preview.ts'

const SECONDS = 10

/** Lets the solver try the weights as they are set, shows what would change, and keeps only what is taken. */
export function PreviewPanel() {
  const { t } = useTranslation(['plans', 'common'])
  const f = useFormat()
  const { data, weights, state, lockOf, places, mayMakePlans, plan } = useBoard()
  const { preview, start, discard } = usePreview()
  if (!mayMakePlans) return null
  const run = () => {
    const problem = problemOf(data)
    const closed = new Set(state.lockedBooths)
    const held = new Map(
      data.applications.flatMap((row): Array<[string, string]> => {
        const boothId = places.get(row.id)
        return boothId !== undefined && lockOf(row) !== undefined ? [[row.id, boothId]] : []
      }),
    )
    const waits = new Set(
      data.applications.flatMap(({ id, status }) =>
        status === 'waiting_list' && !held.has(id) ? [id] : [],
      ),
    )
    start({
      problem: {
        ...problem,
        weights,
        booths: problem.booths.map((booth) => ({ ...booth, closed: closed.has(booth.id) })),
        applications: problem.applications
          .filter(({ id }) => !waits.has(id))
          .map((row) => ({ ...row, lockedBoothId: held.get(row.id) ?? null })),
      },
      seed: 1,
      seconds: SECONDS,
    })
  }
  return (
    <div className="mt-4 space-y-3">
      {preview.state === 'running' ? (
        <>
          <Progress
            label={t('plans:preview.running')}
            value={preview.share}
            max={1}
            text={f.percent(preview.share)}
          />
          <Button variant="quiet" size="sm" onClick={discard}>
            {t('common:cancel')}
          </Button>
        </>
      ) : (
        <Button variant="secondary" size="sm" onClick={run}>
          {t('plans:preview.try')}
        </Button>
      )}
      {preview.state === 'failed' ? (
        <Alert tone="bad" live>
          {t('plans:preview.failed')}
        </Alert>
      ) : null}
      {preview.state === 'done' ? (
        <div className="rounded-card border border-line p-3" role="status">
          <PreviewEffect after={preview.places} />
          <div className="mt-3 flex flex-wrap gap-2">
            <ActionForm
              intent="keep"
              values={{
                planId: plan.id,
                ...weights,
                bound: preview.bound,
                places: JSON.stringify(preview.places),
              }}
            >
              <SubmitButton size="sm">{t('plans:preview.take')}</SubmitButton>
            </ActionForm>
            <Button variant="quiet" size="sm" onClick={discard}>
              {t('plans:preview.discard')}
            </Button>
          </div>
        </div>
      ) : null}
    </div>
  )
}

/** What a trial run would change against the plan as it stands. */
function PreviewEffect({ after }: { after: ReadonlyArray<[string, string]> }) {
  const { t } = useTranslation(['plans', 'booths'])
  const f = useFormat()
  const { data, worth, weights, places } = useBoard()
  const { signed } = useEffectText()
  const result = useMemo(() => {
    const problem = problemOf(data)
    const target: Places = new Map(after)
    const parts = planValue(
      problem,
      after.map(([applicationId, boothId]) => ({ applicationId, boothId })),
    )
    return {
      moves: countMoves(places, target),
      parts,
      before: fairnessOf(problem, places).total,
      after: fairnessOf(problem, target).total,
    }
  }, [data, after, places])
  const [now, then] = [weigh(worth.parts, weights), weigh(result.parts, weights)]
  const near = (row: FairnessRow) => (row.pairs === 0 ? '–' : f.percent(row.nearPairs / row.pairs))
  const gain = weighedTotal(result.parts, weights) - weighedTotal(worth.parts, weights)
  const lines: Array<[string, string]> = [
    [t('plans:preview.total'), signed(gain)],
    ...VALUE_PARTS.map((part): [string, string] => [
      t(`booths:part.${part}`),
      signed(then[part] - now[part]),
    ]),
    [t('plans:preview.moved'), f.number(result.moves.moved)],
    [t('plans:preview.placed'), f.number(result.moves.placed)],
    [t('plans:preview.removed'), f.number(result.moves.removed)],
    [
      t('plans:preview.first'),
      t('plans:preview.fromTo', {
        from: f.number(result.before.firstWishes),
        to: f.number(result.after.firstWishes),
      }),
    ],
    [
      t('plans:preview.near'),
      t('plans:preview.fromTo', { from: near(result.before), to: near(result.after) }),
    ],
  ]
  return (
    <>
      <p className="font-semibold">{t('plans:preview.title')}</p>
      {gain <= 0 ? <p className="mt-1 text-sm">{t('plans:preview.noBetter')}</p> : null}
      <dl className="mt-1 divide-y divide-line text-sm">
        {lines.map(([label, value]) => (
          <div key={label} className="flex justify-between gap-4 py-1.5">
            <dt>{label}</dt>
            <dd className="figures font-semibold">{value}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
