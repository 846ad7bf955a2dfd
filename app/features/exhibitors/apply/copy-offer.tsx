import { CopyPlus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { SubmitButton } from '#app/components/button.tsx'
import { ActionForm } from '#app/components/form.tsx'
import { Card } from '#app/components/page-header.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import type { StepProps } from './apply-frame.tsx'

/** Begins with what was said at a former festival, for who has applied before. */
export function CopyOffer({ page }: Pick<StepProps, 'page'>) {
  const { t } = useTranslation(['call'])
  const f = useFormat()
  if (page.former.length === 0) return null
  return (
    <Card className="bg-accent-soft">
      <h2 className="font-bold">{t('call:apply.copy.title')}</h2>
      <p className="mt-1 text-sm">{t('call:apply.copy.lead')}</p>
      <ul className="mt-3 space-y-2">
        {page.former.map((former) => (
          <li
            key={former.id}
            className="flex flex-wrap items-center justify-between gap-3 rounded-control bg-surface px-4 py-2.5"
          >
            <span className="min-w-0">
              <span className="block font-semibold break-words">{former.eventName}</span>
              <span className="figures block text-sm text-ink-soft">
                {f.dayRange(former.startsOn, former.endsOn)} ·{' '}
                {t('call:apply.copy.holds', {
                  tables: f.number(former.tables),
                  products: f.number(former.productCount ?? 0),
                })}
              </span>
            </span>
            <ActionForm intent="copy" values={{ from: former.id }}>
              <SubmitButton variant="secondary" size="sm" icon={<CopyPlus />}>
                {t('call:apply.copy.take')}
                <span className="sr-only"> {former.eventName}</span>
              </SubmitButton>
            </ActionForm>
          </li>
        ))}
      </ul>
    </Card>
  )
}
