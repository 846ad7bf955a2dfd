import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { SubmitButton } from './button.tsx'
import { plainField } from './field-frame.tsx'
import { SearchField } from './fields.tsx'

type SearchFormProps = {
  label: string
  /** What was searched for. */
  search: string
  /** Parameters of the address that a search does not change; empty ones are left out. */
  keep?: Record<string, string>
}

/** Searches the list below it by `?cari=`, and begins again at its first page. */
export function SearchForm({ label, search, keep = {} }: SearchFormProps) {
  const { t } = useTranslation('common')
  return (
    <Form className="mb-5 flex flex-wrap items-end gap-3">
      {Object.entries(keep)
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
      <SearchField
        field={plainField('cari', { defaultValue: search })}
        label={label}
        className="min-w-56 grow sm:max-w-xs"
      />
      <SubmitButton variant="secondary">{t('search')}</SubmitButton>
    </Form>
  )
}
