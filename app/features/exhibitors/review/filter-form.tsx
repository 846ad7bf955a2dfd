import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button, LinkButton } from '#app/components/button.tsx'
import { plainField } from '#app/components/field-frame.tsx'
import { SearchField, SelectField } from '#app/components/fields.tsx'
import { applicationStatuses } from '../applications/application-steps.ts'
import { productCategories } from '../catalogue/categories.ts'
import { exhibitorKinds, invitedFilters, type readFilter, scoredFilters } from './read-filter.ts'

type Props = {
  filter: ReturnType<typeof readFilter>
  kanwil: ReadonlyArray<{ code: string; name: string }>
  /** The list without any filter. */
  clearTo: string
}

/** Search and filters of the list of applications; a form that also works without script. */
export function FilterForm({ filter, kanwil, clearTo }: Props) {
  const { t } = useTranslation(['exhibitors'])
  const selects = [
    {
      name: 'status',
      value: filter.status,
      label: t('exhibitors:list.status'),
      any: t('exhibitors:list.anyStatus'),
      options: applicationStatuses.map((value) => ({
        value,
        label: t(`exhibitors:status.${value}`),
      })),
    },
    {
      name: 'kanwil',
      value: filter.kanwilCode,
      label: t('exhibitors:list.kanwil'),
      any: t('exhibitors:list.anyKanwil'),
      options: kanwil.map(({ code, name }) => ({ value: code, label: name })),
    },
    {
      name: 'jenis',
      value: filter.category,
      label: t('exhibitors:field.categories'),
      any: t('exhibitors:list.anyCategory'),
      options: productCategories.map((value) => ({
        value,
        label: t(`exhibitors:category.${value}`),
      })),
    },
    {
      name: 'peserta',
      value: filter.kind,
      label: t('exhibitors:review.kind'),
      any: t('exhibitors:review.anyKind'),
      options: exhibitorKinds.map((value) => ({ value, label: t(`exhibitors:kind.${value}`) })),
    },
    {
      name: 'nilai',
      value: filter.scored,
      label: t('exhibitors:review.scored'),
      any: t('exhibitors:review.anyScored'),
      options: scoredFilters.map((value) => ({
        value,
        label: t(`exhibitors:review.scoredBy.${value}`),
      })),
    },
    {
      name: 'diundang',
      value: filter.invited,
      label: t('exhibitors:region.invitation'),
      any: t('exhibitors:review.anyInvited'),
      options: invitedFilters.map((value) => ({
        value,
        label: t(`exhibitors:review.invited.${value}`),
      })),
    },
  ]
  return (
    <Form method="get" role="search" className="my-6 flex flex-wrap items-end gap-3">
      <SearchField
        field={plainField('q', { defaultValue: filter.search })}
        label={t('exhibitors:list.search')}
        className="min-w-56 grow"
      />
      {/* On a phone below all that it applies. */}
      <div className="flex flex-wrap gap-3 max-sm:order-last">
        <Button type="submit" variant="secondary">
          {t('exhibitors:list.filter')}
        </Button>
        {Object.values(filter).some(Boolean) ? (
          <LinkButton to={clearTo} variant="quiet">
            {t('exhibitors:list.clear')}
          </LinkButton>
        ) : null}
      </div>
      <div className="grid w-full grid-cols-2 gap-3 lg:grid-cols-3">
        {selects.map(({ name, value, label, any, options }) => (
          <SelectField
            key={name}
            field={plainField(name, { defaultValue: value })}
            label={label}
            hideLabel
            placeholder={any}
            options={options}
          />
        ))}
      </div>
    </Form>
  )
}
