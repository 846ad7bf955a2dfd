import { useTranslation } from 'react-i18next'
import { SearchForm } from '#app/components/search-form.tsx'
import { LinkTabs } from '#app/components/tabs.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import { devicesPath } from '#app/lib/paths.ts'
import type { PhoneQuery } from './pick-phones.ts'

type PhoneFilterProps = {
  event: { slug: string }
  query: PhoneQuery
  counts: { all: number; alarmed: number }
}

/** So many phones are seen at a glance. */
const FEW = 12

/** Parts the phones into all and those that need a look, and searches them; nothing where there are few. */
export function PhoneFilter({ event, query, counts }: PhoneFilterProps) {
  const { t } = useTranslation('devices')
  const f = useFormat()
  if (counts.all <= FEW && !query.alarmed) return null
  const tab = (which: 'all' | 'alarmed') => ({
    to: devicesPath(event, { alarmed: which === 'alarmed' }),
    current: query.alarmed === (which === 'alarmed'),
    label: (
      <>
        {t(`phones.filter.${which}`)}{' '}
        <span className="figures font-normal text-ink-soft">{f.number(counts[which])}</span>
      </>
    ),
  })
  return (
    <>
      <LinkTabs label={t('phones.title')} tabs={[tab('all'), tab('alarmed')]} />
      <SearchForm
        label={t('phones.filter.search')}
        search={query.search}
        keep={{ tampil: query.alarmed ? 'periksa' : '' }}
      />
    </>
  )
}
