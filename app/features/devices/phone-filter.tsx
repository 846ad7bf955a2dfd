import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { SubmitButton } from '#app/components/button.tsx'
import { plainField } from '#app/components/field-frame.tsx'
import { SearchField } from '#app/components/fields.tsx'
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
      <Form className="mb-5 flex flex-wrap items-end gap-3">
        {query.alarmed ? <input type="hidden" name="tampil" value="periksa" /> : null}
        <SearchField
          field={plainField('cari', { defaultValue: query.search })}
          label={t('phones.filter.search')}
          className="min-w-56 grow sm:max-w-xs"
        />
        <SubmitButton variant="secondary">{t('phones.filter.submit')}</SubmitButton>
      </Form>
    </>
  )
}
