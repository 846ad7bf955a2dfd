import { useTranslation } from 'react-i18next'
import type { PlanStep } from '../plan-step.ts'
import type { BoardData } from './board-data.server.ts'

/** What a step was, in one sentence. */
export function useStepText(data: BoardData) {
  const { t } = useTranslation(['plans'])
  const nameOf = (id: string) => data.applications.find((row) => row.id === id)?.name ?? ''
  const codeOf = (id: string | null) => data.floor.booths.find((row) => row.id === id)?.code ?? ''
  return (step: PlanStep): string => {
    if (step.kind === 'lock') {
      const name =
        step.target === 'placement'
          ? nameOf(step.id)
          : step.target === 'booth'
            ? codeOf(step.id)
            : step.id
      return step.locked
        ? t(`plans:done.locked.${step.target}`, { name })
        : t(`plans:done.unlocked.${step.target}`, { name })
    }
    const [first, second] = step.moves
    if (!first) return ''
    const exhibitor = nameOf(first.applicationId)
    if (second) return t('plans:done.swapped', { exhibitor, other: nameOf(second.applicationId) })
    if (first.to === null) return t('plans:done.removed', { exhibitor, booth: codeOf(first.from) })
    return first.from === null
      ? t('plans:done.placed', { exhibitor, booth: codeOf(first.to) })
      : t('plans:done.moved', { exhibitor, from: codeOf(first.from), booth: codeOf(first.to) })
  }
}
