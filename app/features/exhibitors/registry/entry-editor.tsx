import { useTranslation } from 'react-i18next'
import { SubmitButton } from '#app/components/button.tsx'
import { CheckboxField } from '#app/components/choice-fields.tsx'
import { DateField, SelectField, TextareaField, TextField } from '#app/components/fields.tsx'
import { FormActions, GelarForm, useGelarForm } from '#app/components/form.tsx'
import { ALIAS_MARK, type Cells, type ColumnName, type registryColumns } from './columns.ts'
import { EntryForm } from './registry-forms.ts'
import {
  businessKinds,
  type RegistryKind,
  timeZones,
  uptClasses,
  uptKinds,
} from './registry-kinds.ts'

type Props = {
  kind: RegistryKind
  columns: (typeof registryColumns)[RegistryKind]
  /** Undefined for a new one. */
  entry: { cells: Cells; print: string } | undefined
  offices: ReadonlyArray<{ code: string; name: string }>
  lastResult: unknown
}

/** The form of one entry; its fields are the columns of its list. */
export function EntryEditor({ kind, columns, entry, offices, lastResult }: Props) {
  const { t } = useTranslation(['registry'])
  const [form, fields] = useGelarForm(EntryForm, {
    id: 'entry',
    lastResult,
    defaultValue: {
      ...entry?.cells,
      aliases: (entry?.cells.aliases ?? '')
        .split(ALIAS_MARK)
        .map((name) => name.trim())
        .join('\n'),
      keepOldName: true,
    },
  })
  // The key of an entry stays as it is; only a new one is given its code here.
  const shown = columns.all.filter(
    (column) => column !== 'id' && (column !== columns.key || !entry),
  )
  return (
    <GelarForm form={form}>
      {entry ? <input type="hidden" name="print" value={entry.print} /> : null}
      <div className="grid gap-5 sm:grid-cols-2">
        {shown.map((column) => {
          const frame = {
            field: fields[column],
            label: t(`registry:column.${column}`),
            optional: !columns.required.includes(column),
            className: ['name', 'kanwil', 'aliases', 'email'].includes(column)
              ? 'sm:col-span-2'
              : undefined,
          }
          const options = optionsOf(column)
          if (options)
            return (
              <SelectField
                key={column}
                {...frame}
                options={options}
                placeholder={t('registry:choose')}
              />
            )
          if (column === 'aliases')
            return (
              <TextareaField key={column} {...frame} hint={t('registry:aliasesHint')} rows={3} />
            )
          if (column === 'closed')
            return <DateField key={column} {...frame} hint={t('registry:closedHint')} />
          if (column === 'class')
            return <TextField key={column} {...frame} list="classes" maxLength={20} />
          return (
            <TextField
              key={column}
              {...frame}
              {...(column === 'code'
                ? { hint: t(`registry:codeHint.${kind === 'kanwil' ? 'kanwil' : 'upt'}`) }
                : {})}
              {...(column === 'email' ? { type: 'email', autoComplete: 'off' } : {})}
            />
          )
        })}
      </div>
      <datalist id="classes">
        {uptClasses.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {entry ? (
        <CheckboxField field={fields.keepOldName} label={t('registry:keepOldName')} />
      ) : null}
      <FormActions>
        <SubmitButton>{t('registry:save')}</SubmitButton>
      </FormActions>
    </GelarForm>
  )

  function optionsOf(column: ColumnName) {
    if (column === 'kanwil') return offices.map(({ code, name }) => ({ value: code, label: name }))
    if (column === 'timeZone') return timeZones.map((value) => ({ value, label: value }))
    if (column !== 'kind') return undefined
    const kinds = kind === 'upt' ? uptKinds : businessKinds
    return kinds.map((value) => ({ value, label: t(`registry:kind.${value}`) }))
  }
}
