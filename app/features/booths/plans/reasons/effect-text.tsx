import { useTranslation } from 'react-i18next'
import type { MoveEffect } from '#app/features/booths/allocation/moves.ts'
import type { RuleCode } from '#app/features/booths/allocation/problem.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { useLanguage } from '#app/i18n/use-language.ts'
import { LEAST_POINTS, signedPoints } from '../board/points.ts'
import { useBoard } from '../board/use-board.tsx'
import { VALUE_PARTS, weigh, weighedTotal } from './effects.ts'
import { ruleFacts } from './rule-facts.ts'

/** The words for what a move does: points with their sign, parts, and each rule with its figures. */
export function useEffectText() {
  const { t } = useTranslation(['plans', 'booths'])
  const f = useFormat()
  const language = useLanguage()
  const { worth, weights, byId, codeOf, data } = useBoard()

  const signed = (points: number) => signedPoints(points, language)
  const totalText = (effect: MoveEffect) => signed(weighedTotal(effect.parts, weights))
  /** The parts that change, as in `keinginan +4`. */
  const partsText = (effect: MoveEffect) => {
    const parts = weigh(effect.parts, weights)
    const changed = VALUE_PARTS.filter((part) => Math.abs(parts[part]) >= LEAST_POINTS)
    return changed.map((part) => `${t(`plans:part.${part}`)} ${signed(parts[part])}`).join(' · ')
  }
  const ruleSentence = (applicationId: string, boothId: string, rule: RuleCode) => {
    const { need, have } = ruleFacts(worth.scored, applicationId, boothId, rule)
    const application = byId.get(applicationId)
    const booth = data.floor.booths.find(({ id }) => id === boothId)
    const zone = data.floor.zones.find(({ id }) => id === booth?.zoneId)
    return t(`plans:ruleAt.${rule}`, {
      exhibitor: application?.name ?? '',
      booth: codeOf.get(boothId) ?? '',
      need: f.number(need),
      have: f.number(Math.max(0, have)),
      kanwil: application?.kanwilCode ?? '',
      zone: zone?.code ?? '',
    })
  }
  const brokenText = (effect: MoveEffect) =>
    effect.broken
      .flatMap(({ applicationId, boothId, rules }) =>
        rules.map((rule) => ruleSentence(applicationId, boothId, rule)),
      )
      .join(' ')
  /** One line for a booth or a swap: what it brings, or what it breaks. */
  const effectText = (effect: MoveEffect) => {
    if (effect.broken.length > 0) return brokenText(effect)
    const parts = partsText(effect)
    const missing =
      effect.missingTables === 0
        ? ''
        : ` · ${t('plans:effect.minimum', { tables: signed(-effect.missingTables) })}`
    return `${t('plans:effect.points', { points: totalText(effect) })}${parts ? ` (${parts})` : ''}${missing}`
  }
  return { signed, totalText, partsText, ruleSentence, brokenText, effectText }
}
