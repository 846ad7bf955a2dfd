import { Form } from '@remix-run/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SubmitButton } from '#app/components/button.tsx'
import { plainField } from '#app/components/field-frame.tsx'
import { SelectField } from '#app/components/fields.tsx'
import type { MoveEffect } from '#app/features/booths/allocation/moves.ts'
import { useEffectText } from '../reasons/effect-text.tsx'
import {
  effectsByBooth,
  movesOf,
  replacementsInBooth,
  swapsInBooth,
  weighedTotal,
} from '../reasons/effects.ts'
import type { BoardApplication } from './board-data.server.ts'
import { PlanStepButton } from './plan-step-button.tsx'
import { useBoard } from './use-board.tsx'

const SWAPS_SHOWN = 4

/** Any booth, asked about one application: what it would bring or break there, and with whom it could swap. */
export function WhyThere({
  application,
  firstBoothId,
}: {
  application: BoardApplication
  firstBoothId: string | undefined
}) {
  const { t } = useTranslation(['plans', 'booths'])
  const { worth, weights, places, codeOf, lockOf, plan, editable, perform, state } = useBoard()
  const { effectText, totalText } = useEffectText()
  const { id } = application
  const home = places.get(id)
  const [picked, setPicked] = useState('')
  // The booth pressed on the map counts until another is picked here.
  const [seen, setSeen] = useState(firstBoothId)
  if (seen !== firstBoothId) {
    setSeen(firstBoothId)
    setPicked('')
  }
  const boothId = picked || (firstBoothId === home ? '' : (firstBoothId ?? ''))
  const effects = effectsByBooth(worth.scored, id)
  const options = [...effects].sort(
    ([, a], [, b]) =>
      a.broken.length - b.broken.length ||
      weighedTotal(b.parts, weights) - weighedTotal(a.parts, weights),
  )
  const effect = effects.get(boothId)
  const movable = editable && lockOf(application) === undefined
  const open = effect && effect.broken.length === 0 && !state.lockedBooths.includes(boothId)
  return (
    <div className="mt-5 space-y-3 border-t border-line pt-4">
      <Form
        method="post"
        className="space-y-3"
        onSubmit={(event) => {
          event.preventDefault()
          if (open) perform({ kind: 'place', applicationId: id, boothId })
        }}
      >
        <input type="hidden" name="intent" value="place" />
        <input type="hidden" name="planId" value={plan.id} />
        <input type="hidden" name="applicationId" value={id} />
        <SelectField
          field={plainField('boothId', { id: `there-${id}`, required: true })}
          label={home ? t('plans:why.there') : t('plans:why.where')}
          placeholder={t('booths:plan.chooseBooth')}
          value={boothId}
          onChange={(event) => setPicked(event.currentTarget.value)}
          options={[
            {
              label: t('booths:plan.possible'),
              options: options
                .filter(([, row]) => row.broken.length === 0)
                .map(([value, row]) => ({
                  value,
                  label: t('booths:plan.boothPoints', {
                    booth: codeOf.get(value),
                    points: totalText(row),
                  }),
                })),
            },
            {
              label: t('booths:plan.impossible'),
              options: options
                .filter(([, row]) => row.broken.length > 0)
                .map(([value, row]) => ({
                  value,
                  label: `${codeOf.get(value)}: ${row.broken
                    .flatMap(({ rules }) => rules.map((rule) => t(`booths:rule.${rule}`)))
                    .join(', ')}`,
                })),
            },
          ]}
        />
        {effect ? (
          <p className="text-sm" aria-live="polite">
            {state.lockedBooths.includes(boothId) ? t('plans:why.boothLocked') : effectText(effect)}
          </p>
        ) : null}
        {movable && (open || boothId === '') ? (
          <SubmitButton variant={open ? 'primary' : 'secondary'} size="sm">
            {home ? t('booths:plan.move') : t('booths:plan.place')}
          </SubmitButton>
        ) : null}
      </Form>
      {effect && isFull(effect) ? <Occupants applicationId={id} boothId={boothId} /> : null}
      {movable && effect && !open ? <Swaps applicationId={id} boothId={boothId} /> : null}
    </div>
  )
}

/** Whether nothing but those who stand there keeps somebody out. */
function isFull({ broken }: MoveEffect): boolean {
  const rules = broken.flatMap((row) => row.rules)
  return rules.length > 0 && rules.every((rule) => rule === 'full' || rule === 'power-taken')
}

/** Who stands in a full booth, and what the plan would gain or lose with the application in the place of each. */
function Occupants({ applicationId, boothId }: { applicationId: string; boothId: string }) {
  const { t } = useTranslation(['plans', 'exhibitors'])
  const { worth, weights, byId } = useBoard()
  const { effectText } = useEffectText()
  const rows = replacementsInBooth(worth.scored, applicationId, boothId, weights)
  return (
    <div className="text-sm">
      <p className="font-semibold">
        {t('plans:why.occupants', { exhibitor: byId.get(applicationId)?.name ?? '' })}
      </p>
      <ul className="mt-1 list-disc space-y-1 pl-5">
        {rows.map(({ otherId, effect }) => {
          const other = byId.get(otherId)
          return other ? (
            <li key={otherId}>
              {other.name} ({t('exhibitors:home.tables', { count: other.tables })}):{' '}
              <span className="text-ink-soft">{effectText(effect)}</span>
            </li>
          ) : null
        })}
      </ul>
    </div>
  )
}

/** Who in a full booth could change places with the application. */
function Swaps({ applicationId, boothId }: { applicationId: string; boothId: string }) {
  const { t } = useTranslation(['plans'])
  const { worth, weights, byId, lockOf, places } = useBoard()
  const { effectText } = useEffectText()
  const swaps = swapsInBooth(worth.scored, applicationId, boothId, weights).filter(
    ({ otherId, effect }) => {
      const other = byId.get(otherId)
      return effect.broken.length === 0 && other !== undefined && lockOf(other) === undefined
    },
  )
  if (swaps.length === 0) return <p className="text-sm text-ink-soft">{t('plans:why.noSwap')}</p>
  return (
    <>
      <p className="text-sm font-semibold">{t('plans:why.swaps')}</p>
      <ul className="divide-y divide-line border-y border-line">
        {swaps.slice(0, SWAPS_SHOWN).map(({ otherId, effect }) => (
          <li key={otherId} className="flex items-center justify-between gap-3 py-2">
            <span className="min-w-0 text-sm">
              <span className="block font-medium break-words">{byId.get(otherId)?.name}</span>
              <span className="text-ink-soft">{effectText(effect)}</span>
            </span>
            <PlanStepButton
              step={{
                kind: 'moves',
                moves: movesOf(places, { kind: 'swap', applicationId, otherId }),
              }}
            >
              <SubmitButton variant="secondary" size="sm">
                {t('plans:swap.do')}
              </SubmitButton>
            </PlanStepButton>
          </li>
        ))}
      </ul>
    </>
  )
}
