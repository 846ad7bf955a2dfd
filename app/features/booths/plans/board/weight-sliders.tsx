import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, SubmitButton } from '#app/components/button.tsx'
import { ActionForm } from '#app/components/form.tsx'
import { WEIGHT_MAX, type Weights } from '#app/features/booths/allocation/problem.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { useEffectText } from '../reasons/effect-text.tsx'
import { VALUE_PARTS, weighedTotal } from '../reasons/effects.ts'
import { PreviewPanel } from './preview-panel.tsx'
import { useBoard } from './use-board.tsx'

/**
 * How much each aim counts. Moving a slider values the plan anew at once and changes nothing else; a trial run shows
 * what the solver would do with it, and only what is taken is kept.
 */
export function WeightSliders({
  saved,
  setWeights,
}: {
  saved: Weights
  setWeights: (weights: Weights) => void
}) {
  const { t } = useTranslation(['plans', 'booths'])
  const f = useFormat()
  const id = useId()
  const { weights, plan, editable, worth } = useBoard()
  const { signed } = useEffectText()
  const changed = VALUE_PARTS.some((part) => weights[part] !== saved[part])
  const difference = weighedTotal(worth.parts, weights) - weighedTotal(worth.parts, saved)
  return (
    <details className="mt-4 border-t border-line pt-3" open={changed || undefined}>
      <summary className="min-h-9 cursor-pointer list-item font-semibold">
        {t('plans:weights.title')}
      </summary>
      <p className="mt-1 text-sm text-ink-soft">{t('plans:weights.lead')}</p>
      <div className="mt-3 space-y-3">
        {VALUE_PARTS.map((part) => (
          <div key={part}>
            <div className="flex justify-between gap-3 text-sm">
              <label htmlFor={`${id}-${part}`} className="font-medium">
                {t(`booths:part.${part}`)}
              </label>
              <output htmlFor={`${id}-${part}`} className="figures">
                {saved[part] === weights[part]
                  ? f.number(weights[part])
                  : t('plans:weights.fromTo', { from: saved[part], to: weights[part] })}
              </output>
            </div>
            <input
              id={`${id}-${part}`}
              type="range"
              min={0}
              max={WEIGHT_MAX}
              step={1}
              value={weights[part]}
              onChange={(event) =>
                setWeights({ ...weights, [part]: Number(event.currentTarget.value) })
              }
              className="mt-1 h-9 w-full accent-accent"
            />
          </div>
        ))}
      </div>
      {changed ? (
        <div className="mt-2 space-y-3">
          <p className="text-sm" role="status">
            {t('plans:weights.effect', { points: signed(difference) })}
          </p>
          <div className="flex flex-wrap gap-2">
            {editable ? (
              <ActionForm intent="weights" values={{ planId: plan.id, ...weights }}>
                <SubmitButton variant="secondary" size="sm">
                  {t('plans:weights.save')}
                </SubmitButton>
              </ActionForm>
            ) : null}
            <Button variant="quiet" size="sm" onClick={() => setWeights(saved)}>
              {t('plans:weights.reset')}
            </Button>
          </div>
        </div>
      ) : null}
      <PreviewPanel />
    </details>
  )
}
