import { useTranslation } from 'react-i18next'
import { Card, Section } from '#app/components/page-header.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import { asks, type CallField, type CallTerms } from './call-terms.ts'

const shownIn: ReadonlyArray<{
  step: 'needs' | 'products' | 'papers' | 'people' | 'wishes'
  fields: ReadonlyArray<CallField>
  always: boolean
}> = [
  { step: 'needs', fields: ['power', 'water', 'cooking', 'cold_storage'], always: true },
  { step: 'products', fields: ['stock', 'photo'], always: true },
  { step: 'papers', fields: ['food_papers'], always: false },
  { step: 'people', fields: ['staff'], always: false },
  { step: 'wishes', fields: ['zones', 'remarks'], always: true },
]

type CallPreviewProps = {
  terms: CallTerms
  rules: string
  closesAt: Date | null
  timeZone: string
}

/** What exhibitors will see, with the terms as they are stored. */
export function CallPreview({ terms, rules, closesAt, timeZone }: CallPreviewProps) {
  const { t } = useTranslation(['call', 'exhibitors'])
  const f = useFormat()
  const steps = shownIn.filter(
    ({ fields, always }) => always || fields.some((field) => asks(terms, field)),
  )
  return (
    <Section title={t('call:preview.title')} lead={t('call:preview.lead')}>
      <Card className="space-y-4">
        {closesAt ? (
          <p className="text-sm text-ink-soft">
            {t('call:apply.deadline', { when: f.instant(closesAt, timeZone) })}
          </p>
        ) : null}
        {rules ? (
          <div>
            <h3 className="font-semibold">{t('exhibitors:application.rules')}</h3>
            <p className="mt-1 break-words whitespace-pre-line">{rules}</p>
          </div>
        ) : null}
        <p>
          {terms.categories.length === 0
            ? t('call:preview.everyKind')
            : t('call:preview.kinds', {
                kinds: f.list(
                  terms.categories.map((category) => t(`exhibitors:category.${category}`)),
                ),
              })}{' '}
          {t('call:preview.maxTables', { max: f.number(terms.maxTablesPerApplication) })}
        </p>
        <ol className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
          {steps.map(({ step, fields, always }, index) => {
            const asked = always ? fields.filter((field) => asks(terms, field)) : []
            return (
              <li key={step} className="rounded-control border border-line p-3.5">
                <p className="font-semibold">
                  <span className="figures text-accent">{index + 1}</span>{' '}
                  {t(`call:apply.step.${step}`)}
                </p>
                <p className="mt-0.5 text-sm text-ink-soft">
                  {[
                    t(`call:preview.always.${step}`),
                    ...asked.map((field) => t(`call:field.${field}`)),
                  ].join(', ')}
                </p>
              </li>
            )
          })}
        </ol>
      </Card>
    </Section>
  )
}
