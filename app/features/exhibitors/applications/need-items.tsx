import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/i18n/use-format.ts'
import { knownCategories } from '../catalogue/categories.ts'
import type { ApplicationView } from './application-page.server.ts'

type Needs = Pick<
  ApplicationView,
  | 'tables'
  | 'powerWatts'
  | 'needsWater'
  | 'needsCooking'
  | 'needsColdStorage'
  | 'categories'
  | 'peopleCount'
  | 'wishes'
>

/** What an application needs of its booth, in words, for a description list. Reads `exhibitors`. */
export function useNeedItems(needs: Needs): Array<{ term: string; detail: string }> {
  const { t } = useTranslation('exhibitors')
  const f = useFormat()
  const yesNo = (yes: boolean) => t(yes ? 'yes' : 'no')
  const categories = knownCategories(needs.categories).map((category) => t(`category.${category}`))
  return [
    { term: t('field.tables'), detail: f.number(needs.tables) },
    { term: t('field.power'), detail: t('watts', { watts: f.number(needs.powerWatts) }) },
    { term: t('field.water'), detail: yesNo(needs.needsWater) },
    { term: t('field.cooking'), detail: yesNo(needs.needsCooking) },
    { term: t('field.cold'), detail: yesNo(needs.needsColdStorage) },
    { term: t('field.categories'), detail: f.list(categories) },
    { term: t('field.people'), detail: f.number(needs.peopleCount) },
    {
      term: t('field.wishes'),
      detail: needs.wishes.length
        ? needs.wishes.map((zone) => `${zone.code} ${zone.name}`).join(' › ')
        : t('noWish'),
    },
  ]
}

/** What somebody wrote at length, with its line breaks; a dash when there is nothing. */
export function WrittenText({ text }: { text: string }) {
  return <span className="font-normal whitespace-pre-line">{text || '–'}</span>
}
