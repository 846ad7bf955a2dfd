import { useTranslation } from 'react-i18next'
import { landmarkFields, walkwayFields } from '../ground/change-schema.ts'
import type { Landmark, Walkway } from '../ground/doc.ts'
import { landmarkKinds } from '../ground/landmark-kinds.ts'
import { useEditor } from './editor.ts'
import { LineForm } from './line-form.tsx'
import { NumberInput, SelectInput, TextInput } from './panel-fields.tsx'

/** Kind, name, place and direction of a landmark. */
export function LandmarkForm({ landmark }: { landmark: Landmark }) {
  const { commit, mayEdit } = useEditor()
  const { t } = useTranslation('ground')
  const change = (fields: Partial<Omit<Landmark, 'id'>>) =>
    commit([{ op: 'patch', kind: 'landmark', id: landmark.id, fields }])
  const figure = (field: 'xM' | 'yM' | 'widthM' | 'depthM', label: string) => (
    <NumberInput
      label={label}
      unit="m"
      schema={landmarkFields[field]}
      value={landmark[field]}
      onCommit={(value) => change({ [field]: value })}
      disabled={!mayEdit}
    />
  )
  return (
    <div className="grid grid-cols-2 gap-3">
      <SelectInput
        label={t('field.kind')}
        value={landmark.kind}
        options={landmarkKinds.map((kind) => ({ value: kind, label: t(`landmark.${kind}`) }))}
        onCommit={(value) => {
          const kind = landmarkKinds.find((known) => known === value)
          if (kind) change({ kind })
        }}
        disabled={!mayEdit}
      />
      <TextInput
        label={t('field.name')}
        value={landmark.name}
        schema={landmarkFields.name}
        onCommit={(name) => change({ name })}
        disabled={!mayEdit}
      />
      {figure('xM', t('field.x'))}
      {figure('yM', t('field.y'))}
      {figure('widthM', t('field.width'))}
      {figure('depthM', t('field.depth'))}
      <NumberInput
        label={t('field.rotation')}
        unit="°"
        schema={landmarkFields.rotationDeg}
        value={landmark.rotationDeg}
        onCommit={(rotationDeg) => change({ rotationDeg })}
        disabled={!mayEdit}
      />
    </div>
  )
}

/** Width and points of a walkway. */
export function WalkwayForm({ walkway }: { walkway: Walkway }) {
  const { commit, mayEdit } = useEditor()
  const { t } = useTranslation('ground')
  return (
    <div className="space-y-3">
      <NumberInput
        label={t('field.walkwayWidth')}
        unit="m"
        step={0.5}
        schema={walkwayFields.widthM}
        value={walkway.widthM}
        onCommit={(widthM) =>
          commit([{ op: 'patch', kind: 'walkway', id: walkway.id, fields: { widthM } }])
        }
        disabled={!mayEdit}
      />
      <LineForm object={{ kind: 'walkway', row: walkway }} />
    </div>
  )
}
