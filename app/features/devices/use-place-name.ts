import { useTranslation } from 'react-i18next'
import type { ScreenPage } from '#db/types.ts'

/** A place that a device is paired to, as a page names it. */
export type NamedPlace =
  | { kind: 'gate' | 'till'; name: string }
  | { kind: 'screen'; page: ScreenPage; stage: string | null }

/** What a place is called in lists and on the card of its code. */
export function usePlaceName(): (place: NamedPlace) => string {
  const { t } = useTranslation('devices')
  return (place) => {
    if (place.kind !== 'screen') {
      return t(place.kind === 'gate' ? 'pair.gate' : 'pair.till', { name: place.name })
    }
    const page = t(`screen.page.${place.page}`)
    return place.stage === null
      ? t('pair.screen', { page })
      : t('pair.screenOfStage', { page, stage: place.stage })
  }
}
