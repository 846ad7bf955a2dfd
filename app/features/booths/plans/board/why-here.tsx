import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { evaluateMove } from '#app/features/booths/allocation/moves.ts'
import { whyHere, whyNowhere } from '#app/features/booths/allocation/reasons.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { useEffectText } from '../reasons/effect-text.tsx'
import { effectsByBooth, VALUE_PARTS, weigh, weighedTotal } from '../reasons/effects.ts'
import { useReasonText } from '../reasons/reason-text.tsx'
import { useRemedyText } from '../reasons/remedy-text.tsx'
import type { BoardApplication } from './board-data.server.ts'
import { useBoard } from './use-board.tsx'

/** Why an application stands where it does, or why it has no place, in sentences. */
export function WhyHere({ application }: { application: BoardApplication }) {
  const { t } = useTranslation(['plans', 'booths'])
  const f = useFormat()
  const { worth, places, state, lockOf, weights } = useBoard()
  const { reasonText } = useReasonText(useRemedyText())
  const { signed } = useEffectText()
  const { id } = application
  const boothId = places.get(id)
  const reasons = useMemo(() => {
    const applicant = worth.scored.indexed.applicantById.get(id)
    if (!applicant) return []
    return applicant.place
      ? whyHere(worth.scored, applicant, weights)
      : whyNowhere(worth.scored, applicant, weights)
  }, [worth, id, weights])
  const rank = useMemo(() => {
    if (boothId === undefined) return undefined
    // Effects are measured against where it stands now: an open booth with a gain is a better one.
    const open = [...effectsByBooth(worth.scored, id).values()].filter(
      (effect) => effect.broken.length === 0,
    )
    const better = open.filter((effect) => weighedTotal(effect.parts, weights) > 0.05)
    return { at: better.length + 1, of: open.length + 1 }
  }, [worth, id, boothId, weights])
  const lock = lockOf(application)
  const out =
    boothId === undefined
      ? null
      : evaluateMove(worth.scored, { kind: 'take-out', applicationId: id })
  const brought = out ? weigh(out.parts, weights) : undefined
  return (
    <>
      <ul className="mt-1.5 list-disc space-y-1 pl-5 text-sm">
        {lock ? <li>{t(`plans:lockedBy.${lock}`)}</li> : null}
        {boothId !== undefined && state.byHand.includes(id) ? (
          <li>{t('booths:reason.simple.by-hand')}</li>
        ) : null}
        {reasons.map((reason) => (
          <li key={JSON.stringify(reason)}>{reasonText(reason)}</li>
        ))}
        {rank ? (
          <li>{t('plans:why.rank', { rank: f.number(rank.at), of: f.number(rank.of) })}</li>
        ) : null}
      </ul>
      {brought ? (
        <p className="mt-2 text-sm text-ink-soft">
          {t('plans:why.brings', {
            points: signed(-weighedTotal(out?.parts ?? brought, weights)),
            parts: VALUE_PARTS.filter((part) => Math.abs(brought[part]) >= 0.05)
              .map((part) => `${t(`plans:part.${part}`)} ${signed(-brought[part])}`)
              .join(' · '),
          })}
        </p>
      ) : null}
    </>
  )
}
