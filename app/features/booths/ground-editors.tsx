import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { LinkButton, SubmitButton } from '#app/components/button.tsx'
import { CheckboxField, CheckboxGroup, SegmentedField } from '#app/components/choice-fields.tsx'
import type { FieldLike } from '#app/components/field-frame.tsx'
import { NumberField, SelectField, TextField } from '#app/components/fields.tsx'
import { FieldRow, FormActions, GelarForm, useGelarForm } from '#app/components/form.tsx'
import { knownCategories, productCategories } from '#app/features/exhibitors/categories.ts'
import { BoothForm, BoothRowForm, LandmarkForm, landmarkKinds, ZoneForm } from './booth-forms.ts'
import type { FloorBooth, FloorPlan, FloorZone } from './floor-plan.server.ts'

type Shared = { lastResult: unknown; cancelTo: string }
type BoxFields = { xM: FieldLike; yM: FieldLike; widthM: FieldLike; depthM: FieldLike }

function Heading({ children }: { children: ReactNode }) {
  return <h2 className="mb-4 text-lg font-bold tracking-tight">{children}</h2>
}

/** Where something lies and how large it is, in metres from the north-west corner. */
function BoxRow({ fields }: { fields: BoxFields }) {
  const { t } = useTranslation(['booths'])
  return (
    <div className="grid grid-cols-2 gap-4">
      <NumberField field={fields.xM} label={t('booths:ground.x')} step="any" unit="m" />
      <NumberField field={fields.yM} label={t('booths:ground.y')} step="any" unit="m" />
      <NumberField field={fields.widthM} label={t('booths:ground.width')} step="any" unit="m" />
      <NumberField field={fields.depthM} label={t('booths:ground.depth')} step="any" unit="m" />
    </div>
  )
}

function Buttons({ cancelTo, children }: { cancelTo: string; children: ReactNode }) {
  const { t } = useTranslation(['booths', 'common'])
  return (
    <FormActions>
      <SubmitButton>{children}</SubmitButton>
      <LinkButton to={cancelTo} variant="quiet" preventScrollReset>
        {t('common:cancel')}
      </LinkButton>
    </FormActions>
  )
}

type NeedFields = {
  zoneId: FieldLike
  capacity: FieldLike
  powerWatts: FieldLike
  hasWater: FieldLike
  cookingAllowed: FieldLike
}

function NeedRows({ fields, zones }: { fields: NeedFields; zones: ReadonlyArray<FloorZone> }) {
  const { t } = useTranslation(['booths'])
  return (
    <>
      <SelectField
        field={fields.zoneId}
        label={t('booths:ground.zone')}
        placeholder={t('booths:ground.chooseZone')}
        options={zones.map((zone) => ({ value: zone.id, label: `${zone.code} · ${zone.name}` }))}
      />
      <div className="grid grid-cols-2 gap-4">
        <NumberField field={fields.capacity} label={t('booths:ground.capacity')} />
        <NumberField field={fields.powerWatts} label={t('booths:ground.power')} unit="W" />
      </div>
      <div>
        <CheckboxField field={fields.hasWater} label={t('booths:ground.water')} />
        <CheckboxField field={fields.cookingAllowed} label={t('booths:ground.cooking')} />
      </div>
    </>
  )
}

/** Adds a booth or changes one. */
export function BoothEditor({
  booth,
  zones,
  lastResult,
  cancelTo,
}: Shared & { booth: FloorBooth | undefined; zones: ReadonlyArray<FloorZone> }) {
  const { t } = useTranslation(['booths'])
  const [form, fields] = useGelarForm(BoothForm, {
    id: 'booth',
    lastResult,
    defaultValue: booth ?? {
      widthM: 3,
      depthM: 3,
      rotationDeg: 0,
      capacity: 1,
      powerWatts: 1000,
      zoneId: zones[0]?.id,
    },
  })
  return (
    <GelarForm form={form}>
      <Heading>
        {booth ? t('booths:ground.editBooth', { code: booth.code }) : t('booths:ground.add.stan')}
      </Heading>
      <input type="hidden" name="intent" value="booth" />
      {booth ? <input type="hidden" name="id" value={booth.id} /> : null}
      <FieldRow>
        <TextField field={fields.code} label={t('booths:ground.code')} hint="B-12" />
        <NumberField
          field={fields.rotationDeg}
          label={t('booths:ground.rotation')}
          step="any"
          unit="°"
        />
      </FieldRow>
      <BoxRow fields={fields} />
      <NeedRows fields={fields} zones={zones} />
      <Buttons cancelTo={cancelTo}>{t('booths:ground.save')}</Buttons>
    </GelarForm>
  )
}

/** Adds several equal booths in a row, with codes that count up. */
export function BoothRowEditor({
  zones,
  lastResult,
  cancelTo,
}: Shared & { zones: ReadonlyArray<FloorZone> }) {
  const { t } = useTranslation(['booths'])
  const [form, fields] = useGelarForm(BoothRowForm, {
    id: 'booth-row',
    lastResult,
    defaultValue: {
      prefix: zones[0]?.code,
      firstNumber: 1,
      count: 6,
      direction: 'east',
      gapM: 0,
      widthM: 3,
      depthM: 3,
      capacity: 1,
      powerWatts: 1000,
      zoneId: zones[0]?.id,
    },
  })
  return (
    <GelarForm form={form}>
      <Heading>{t('booths:ground.addRow')}</Heading>
      <input type="hidden" name="intent" value="row" />
      <div className="grid grid-cols-3 gap-3">
        <TextField field={fields.prefix} label={t('booths:ground.prefix')} />
        <NumberField field={fields.firstNumber} label={t('booths:ground.firstNumber')} />
        <NumberField field={fields.count} label={t('booths:ground.count')} />
      </div>
      <SegmentedField
        field={fields.direction}
        label={t('booths:ground.direction')}
        choices={[
          { value: 'east', label: t('booths:ground.east') },
          { value: 'south', label: t('booths:ground.south') },
        ]}
      />
      <NumberField field={fields.gapM} label={t('booths:ground.gap')} step="any" unit="m" />
      <BoxRow fields={fields} />
      <NeedRows fields={fields} zones={zones} />
      <Buttons cancelTo={cancelTo}>{t('booths:ground.addRow')}</Buttons>
    </GelarForm>
  )
}

/** The rectangle around a zone's corners. */
function boxOf(outline: FloorZone['outline']) {
  const xs = outline.map(([x]) => x)
  const ys = outline.map(([, y]) => y)
  const [xM, yM] = [Math.min(...xs), Math.min(...ys)]
  return { xM, yM, widthM: Math.max(...xs) - xM, depthM: Math.max(...ys) - yM }
}

/** Adds a zone or changes one; saving makes it a rectangle. */
export function ZoneEditor({
  zone,
  lastResult,
  cancelTo,
}: Shared & { zone: FloorZone | undefined }) {
  const { t } = useTranslation(['booths', 'exhibitors'])
  const [form, fields] = useGelarForm(ZoneForm, {
    id: 'zone',
    lastResult,
    defaultValue: zone
      ? {
          code: zone.code,
          name: zone.name,
          colour: zone.colour,
          allowedCategories: knownCategories(zone.allowedCategories),
          ...boxOf(zone.outline),
        }
      : { colour: 0, widthM: 20, depthM: 15 },
  })
  return (
    <GelarForm form={form}>
      <Heading>
        {zone ? t('booths:ground.editZone', { code: zone.code }) : t('booths:ground.add.zona')}
      </Heading>
      <input type="hidden" name="intent" value="zone" />
      {zone ? <input type="hidden" name="id" value={zone.id} /> : null}
      <div className="grid grid-cols-[6rem_minmax(0,1fr)] gap-4">
        <TextField field={fields.code} label={t('booths:ground.code')} />
        <TextField field={fields.name} label={t('booths:ground.name')} />
      </div>
      <SelectField
        field={fields.colour}
        label={t('booths:ground.colour')}
        options={['0', '1', '2', '3', '4', '5', '6', '7'].map((value) => ({
          value,
          label: t('booths:ground.colourNumber', { number: Number(value) + 1 }),
        }))}
      />
      <BoxRow fields={fields} />
      <CheckboxGroup
        field={fields.allowedCategories}
        label={t('booths:ground.categories')}
        hint={t('booths:ground.categoriesHint')}
        columns={2}
        choices={productCategories.map((value) => ({
          value,
          label: t(`exhibitors:category.${value}`),
        }))}
      />
      <Buttons cancelTo={cancelTo}>{t('booths:ground.save')}</Buttons>
    </GelarForm>
  )
}

/** Adds a stage, gate, toilet or another landmark, or changes one. */
export function LandmarkEditor({
  landmark,
  lastResult,
  cancelTo,
}: Shared & { landmark: FloorPlan['landmarks'][number] | undefined }) {
  const { t } = useTranslation(['booths'])
  const [form, fields] = useGelarForm(LandmarkForm, {
    id: 'landmark',
    lastResult,
    defaultValue: landmark ?? { kind: 'toilet', widthM: 4, depthM: 3 },
  })
  return (
    <GelarForm form={form}>
      <Heading>{landmark ? landmark.name : t('booths:ground.add.penanda')}</Heading>
      <input type="hidden" name="intent" value="landmark" />
      {landmark ? <input type="hidden" name="id" value={landmark.id} /> : null}
      <SelectField
        field={fields.kind}
        label={t('booths:ground.landmarkKind')}
        options={landmarkKinds.map((value) => ({ value, label: t(`booths:landmark.${value}`) }))}
      />
      <TextField field={fields.name} label={t('booths:ground.name')} />
      <BoxRow fields={fields} />
      <Buttons cancelTo={cancelTo}>{t('booths:ground.save')}</Buttons>
    </GelarForm>
  )
}
