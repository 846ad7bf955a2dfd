import { useTranslation } from 'react-i18next'
import { boothFields } from '../ground/change-schema.ts'
import type { Booth, GroundStep } from '../ground/doc.ts'
import { useEditor } from './editor.ts'
import { CheckInput, NumberInput, SelectInput, TextInput } from './panel-fields.tsx'

/** The value that all rows share; undefined when they differ. */
function shared<Row, Value>(rows: ReadonlyArray<Row>, of: (row: Row) => Value) {
  const first = rows[0]
  if (first === undefined) return undefined
  const value = of(first)
  return rows.every((row) => of(row) === value) ? value : undefined
}

/** What a booth is: one, or many at once. */
export function BoothForm({ booths }: { booths: ReadonlyArray<Booth> }) {
  const { doc, commit, mayEdit } = useEditor()
  const { t } = useTranslation('ground')
  const single = booths.length === 1 ? booths[0] : undefined
  const change = (fields: Partial<Omit<Booth, 'id'>>) => {
    const step: GroundStep = booths.map(({ id }) => ({ op: 'patch', kind: 'booth', id, fields }))
    commit(step)
  }
  const zones = [...doc.zone.values()].map(({ id, code, name }) => ({
    value: id,
    label: `${code} · ${name}`,
  }))
  const metres = (field: 'xM' | 'yM' | 'widthM' | 'depthM', label: string) => (
    <NumberInput
      label={label}
      unit="m"
      schema={boothFields[field]}
      value={shared(booths, (row) => row[field])}
      onCommit={(value) => change({ [field]: value })}
      disabled={!mayEdit}
    />
  )
  return (
    <div className="space-y-3">
      <div className="grid grid-cols-2 gap-3">
        {single ? (
          <TextInput
            label={t('field.code')}
            value={single.code}
            schema={boothFields.code}
            shapeError="boothCodeInvalid"
            upper
            check={(code) =>
              [...doc.booth.values()].some((row) => row.code === code && row.id !== single.id)
                ? { key: 'boothCodeTaken' }
                : undefined
            }
            onCommit={(code) => change({ code })}
            disabled={!mayEdit}
          />
        ) : null}
        <SelectInput
          label={t('field.zone')}
          className={single ? undefined : 'col-span-2'}
          value={shared(booths, (row) => row.zoneId)}
          options={zones}
          onCommit={(zoneId) => change({ zoneId })}
          disabled={!mayEdit}
        />
        {single ? metres('xM', t('field.x')) : null}
        {single ? metres('yM', t('field.y')) : null}
        {metres('widthM', t('field.width'))}
        {metres('depthM', t('field.depth'))}
        <NumberInput
          label={t('field.rotation')}
          unit="°"
          schema={boothFields.rotationDeg}
          value={shared(booths, (row) => row.rotationDeg)}
          onCommit={(rotationDeg) => change({ rotationDeg })}
          disabled={!mayEdit}
        />
        <NumberInput
          label={t('field.capacity')}
          schema={boothFields.capacity}
          step={1}
          value={shared(booths, (row) => row.capacity)}
          onCommit={(capacity) => change({ capacity })}
          disabled={!mayEdit}
        />
        <NumberInput
          label={t('field.power')}
          unit="W"
          schema={boothFields.powerWatts}
          step={100}
          value={shared(booths, (row) => row.powerWatts)}
          onCommit={(powerWatts) => change({ powerWatts })}
          disabled={!mayEdit}
        />
      </div>
      <div>
        {(['hasWater', 'cookingAllowed', 'hasColdStorage'] as const).map((field) => (
          <CheckInput
            key={field}
            label={t(`field.${field}`)}
            value={shared(booths, (row) => row[field])}
            onCommit={(value) => change({ [field]: value })}
            disabled={!mayEdit}
          />
        ))}
      </div>
    </div>
  )
}
