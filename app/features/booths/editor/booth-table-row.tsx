import { clsx } from 'clsx'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormMessage } from '#app/lib/domain-error.ts'
import { boothFields } from '../ground/change-schema.ts'
import type { Booth } from '../ground/doc.ts'
import { CheckInput, NumberInput, SelectInput, TextInput } from './panel-fields.tsx'

export type BoothChange = Partial<Omit<Booth, 'id'>>

/** The columns of figures, each with what its arrows step by. */
export const figureColumns = [
  { field: 'widthM', label: 'width', unit: 'm', step: undefined },
  { field: 'depthM', label: 'depth', unit: 'm', step: undefined },
  { field: 'rotationDeg', label: 'rotation', unit: '°', step: undefined },
  { field: 'capacity', label: 'capacity', unit: undefined, step: 1 },
  { field: 'powerWatts', label: 'power', unit: 'W', step: 100 },
] as const
export const checkColumns = ['hasWater', 'cookingAllowed', 'hasColdStorage'] as const

type RowProps = {
  /** The same object as long as nothing of it changes: what the memo goes by. */
  booth: Booth
  zones: ReadonlyArray<{ value: string; label: string }>
  selected: boolean
  mayEdit: boolean
  /** What the server has refused about this booth. */
  refused: RefusedFields | undefined
  change: (id: string, fields: BoothChange) => void
  /** Whether another booth has this code. */
  isTaken: (code: string, id: string) => boolean
  toggle: (id: string) => void
}

/** Why the server has not taken a step, and the fields that it was about. */
export type RefusedFields = { fields: ReadonlySet<string>; message: FormMessage }

/** One booth in the table: each of its fields is committed by itself, as in the form beside the drawing. */
export const BoothTableRow = memo(function BoothTableRow(props: RowProps) {
  const { booth, zones, selected, mayEdit, refused, change, isTaken, toggle } = props
  const { t } = useTranslation('ground')
  const name = t('name.booth', { code: booth.code })
  /** What all fields of the row have in common. */
  const shared = (field: keyof BoothChange, label: string) => ({
    label: t('table.of', { field: label, name }),
    hideLabel: true,
    disabled: !mayEdit,
    refused: refused?.fields.has(field) ? refused.message : undefined,
  })
  return (
    <tr data-row="" className={clsx('align-top', selected && 'bg-accent-soft')}>
      <th
        scope="row"
        className={clsx('sticky left-0 z-1 p-1.5', selected ? 'bg-accent-soft' : 'bg-surface')}
      >
        <div className="flex items-start gap-2">
          <input
            type="checkbox"
            checked={selected}
            aria-label={t('list.select', { name })}
            onChange={() => toggle(booth.id)}
            className="mt-2.5 size-5 shrink-0 accent-accent"
          />
          <TextInput
            {...shared('code', t('field.code'))}
            className="w-24 text-left font-normal"
            value={booth.code}
            schema={boothFields.code}
            shapeError="boothCodeInvalid"
            upper
            check={(code) => (isTaken(code, booth.id) ? { key: 'boothCodeTaken' } : undefined)}
            onCommit={(code) => change(booth.id, { code })}
          />
        </div>
      </th>
      <td className="p-1.5">
        <SelectInput
          {...shared('zoneId', t('field.zone'))}
          className="w-36"
          value={booth.zoneId}
          options={zones}
          onCommit={(zoneId) => change(booth.id, { zoneId })}
        />
      </td>
      {figureColumns.map(({ field, label, unit, step }) => (
        <td key={field} className="p-1.5">
          <NumberInput
            {...shared(field, t(`field.${label}`))}
            // Watts have more digits than metres.
            className={field === 'powerWatts' ? 'w-28' : 'w-24'}
            value={booth[field]}
            schema={boothFields[field]}
            {...(unit === undefined ? {} : { unit })}
            {...(step === undefined ? {} : { step })}
            onCommit={(value) => change(booth.id, { [field]: value })}
          />
        </td>
      ))}
      {checkColumns.map((field) => (
        <td key={field} className="px-3 py-1.5">
          <CheckInput
            {...shared(field, t(`field.${field}`))}
            value={booth[field]}
            onCommit={(value) => change(booth.id, { [field]: value })}
          />
        </td>
      ))}
    </tr>
  )
})
