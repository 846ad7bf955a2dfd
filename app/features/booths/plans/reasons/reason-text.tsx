import { useTranslation } from 'react-i18next'
import type { RuleCode } from '#app/features/booths/allocation/problem.ts'
import type { Blocked, Reason } from '#app/features/booths/allocation/reasons.ts'
import type { Remedy } from '#app/features/booths/allocation/remedies.ts'
import { useFormat } from '#app/i18n/use-format.ts'

/**
 * The words for why an application stands where it does, or has no place. What would make a place possible is told
 * only with `remedyText`, which knows the names of booths and zones.
 */
export function useReasonText(remedyText?: (remedy: Remedy) => string) {
  const { t } = useTranslation(['booths'])
  const f = useFormat()
  const ruleText = (rule: RuleCode) => t(`booths:rule.${rule}`)
  const blockedText = (blocked: ReadonlyArray<Blocked>) =>
    blocked.length === 0
      ? t('booths:reason.notBetter')
      : f.list(
          blocked.slice(0, 4).map(({ rule, and = [], booths }) =>
            t('booths:reason.ruleAt', {
              rule: [rule, ...and].map(ruleText).join(' + '),
              count: booths,
            }),
          ),
        )
  const reasonText = (reason: Reason): string => {
    switch (reason.code) {
      case 'wish':
        return t('booths:reason.wish', { rank: reason.rank })
      case 'wish-missed':
        return t('booths:reason.wishMissed', {
          rank: reason.rank,
          why: blockedText(reason.blocked),
        })
      case 'together':
        return t('booths:reason.together', { count: reason.count, of: reason.of })
      case 'blocked':
        return t('booths:reason.blocked', { why: blockedText(reason.blocked) })
      case 'better-open':
        return t('booths:reason.betterOpen', { count: reason.booths })
      case 'others-full':
        return t('booths:reason.othersFull', { count: reason.booths })
      case 'room':
        return t('booths:reason.room', { count: reason.booths })
      case 'remedy':
        return remedyText?.(reason.remedy) ?? ''
      default:
        return t(`booths:reason.simple.${reason.code}`)
    }
  }
  return { reasonText, ruleText }
}
