import { useTranslation } from 'react-i18next'
import type { Change, Remedy } from '#app/features/booths/allocation/remedies.ts'
import { knownCategories } from '#app/features/exhibitors/catalogue/categories.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { useBoard } from '../board/use-board.tsx'

/** The words for the cheapest change that would make a place for an application. */
export function useRemedyText() {
  const { t } = useTranslation(['plans', 'exhibitors'])
  const f = useFormat()
  const { codeOf, data } = useBoard()
  const kinds = (categories: ReadonlyArray<string>) =>
    f.list(knownCategories(categories).map((kind) => t(`exhibitors:category.${kind}`)))
  const changeText = (change: Change): string => {
    switch (change.kind) {
      case 'more-tables':
        return t('plans:remedy.more-tables', { count: change.tables })
      case 'more-watts':
        return t('plans:remedy.more-watts', { watts: f.number(change.watts) })
      case 'kanwil-max':
        return t('plans:remedy.kanwil-max', { count: change.tables, kanwil: change.kanwilCode })
      case 'without-categories':
        return t('plans:remedy.without-categories', { kinds: kinds(change.categories) })
      case 'admit-categories':
        return t('plans:remedy.admit-categories', { kinds: kinds(change.categories) })
      default:
        return t(`plans:remedy.simple.${change.kind}`)
    }
  }
  return ({ boothId, zoneId, changes }: Remedy): string =>
    t('plans:remedy.line', {
      booth: codeOf.get(boothId) ?? '',
      zone: data.floor.zones.find(({ id }) => id === zoneId)?.code ?? '',
      changes: f.list(changes.map(changeText)),
    })
}
