import { useTranslation } from 'react-i18next'
import { StatusBadge } from '#app/components/badge.tsx'
import type { UnitState } from './booth-state.ts'

const tones = {
  expected: 'neutral',
  arrived: 'info',
  set_up: 'good',
  handed_over: 'accent',
} as const satisfies Record<UnitState, string>

/** How far a unit or booth has come. */
export function StateBadge({ state }: { state: UnitState }) {
  const { t } = useTranslation(['onsite'])
  return <StatusBadge tone={tones[state]}>{t(`onsite:state.${state}`)}</StatusBadge>
}
