import { Plus, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { Button, SubmitButton } from '#app/components/button.tsx'
import { CheckboxField, CheckboxGroup } from '#app/components/choice-fields.tsx'
import {
  NumberField,
  RupiahField,
  SelectField,
  TextareaField,
  TextField,
} from '#app/components/fields.tsx'
import { FieldRow, FormActions, GelarForm, useGelarForm } from '#app/components/form.tsx'
import { Card } from '#app/components/page-header.tsx'
import type { ApplicationView } from './application-page.server.ts'
import { CatalogueRow } from './catalogue-row.tsx'
import { knownCategories, productCategories } from './categories.ts'
import { ApplicationForm } from './exhibitor-forms.ts'

type Zone = { id: string; code: string; name: string }
type CatalogueProduct = {
  id: string
  name: string
  unit: string
  typicalPriceIdr: number
  archivedAt: Date | null
}

type EditorProps = {
  application: ApplicationView | undefined
  zones: ReadonlyArray<Zone>
  catalogue: ReadonlyArray<CatalogueProduct>
  callRules: string
  lastResult: unknown
}

function Part({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <Card>
      <h2 className="text-lg font-bold tracking-tight">{title}</h2>
      {lead ? <p className="mt-1 text-sm text-ink-soft">{lead}</p> : null}
      <div className="mt-4 space-y-5">{children}</div>
    </Card>
  )
}

/** Everything that may be brought: what is in use, and what the application already names. */
function offered({ application, catalogue }: EditorProps) {
  const chosen = new Map(application?.products.map((product) => [product.id, product]))
  return catalogue
    .filter((product) => product.archivedAt === null || chosen.has(product.id))
    .map((product) => ({ ...product, choice: chosen.get(product.id) }))
}

/** The form to apply with, in parts that each fit a phone. */
export function ApplicationEditor(props: EditorProps) {
  const { application, zones, callRules, lastResult } = props
  const { t } = useTranslation(['exhibitors'])
  const products = offered(props)
  const [form, fields] = useGelarForm(ApplicationForm, {
    id: 'application',
    lastResult,
    defaultValue: {
      tables: application?.tables ?? 1,
      powerWatts: application?.powerWatts ?? 0,
      needsWater: application?.needsWater ?? false,
      needsCooking: application?.needsCooking ?? false,
      categories: knownCategories(application?.categories ?? []),
      peopleCount: application?.peopleCount ?? 2,
      firstWish: application?.wishes[0]?.id,
      secondWish: application?.wishes[1]?.id,
      thirdWish: application?.wishes[2]?.id,
      remarks: application?.remarks ?? '',
      catalogue: products.map(({ id, typicalPriceIdr, choice }) => ({
        productId: id,
        chosen: choice !== undefined,
        priceIdr: String(choice?.priceIdr ?? typicalPriceIdr),
        stock: choice?.stock ?? undefined,
      })),
      newProducts: [],
    },
  })
  const listName: string = fields.newProducts.name
  const wishes = [
    { field: fields.firstWish, label: t('exhibitors:field.firstWish') },
    { field: fields.secondWish, label: t('exhibitors:field.secondWish') },
    { field: fields.thirdWish, label: t('exhibitors:field.thirdWish') },
  ]
  const options = zones.map((zone) => ({ value: zone.id, label: `${zone.code} · ${zone.name}` }))
  return (
    <GelarForm form={form}>
      {callRules ? (
        <Alert title={t('exhibitors:application.rules')}>
          <p className="whitespace-pre-line">{callRules}</p>
        </Alert>
      ) : null}
      {/* Enter in a field keeps a draft rather than sends, or removes a product. */}
      <button type="submit" name="intent" value="save" className="sr-only" tabIndex={-1}>
        {t('exhibitors:application.saveDraft')}
      </button>
      <Part title={t('exhibitors:application.space')} lead={t('exhibitors:application.spaceLead')}>
        <FieldRow>
          <NumberField
            field={fields.tables}
            label={t('exhibitors:field.tables')}
            hint={t('exhibitors:field.tablesHint')}
          />
          <NumberField
            field={fields.peopleCount}
            label={t('exhibitors:field.people')}
            hint={t('exhibitors:field.peopleHint')}
          />
        </FieldRow>
        <NumberField
          field={fields.powerWatts}
          label={t('exhibitors:field.power')}
          hint={t('exhibitors:field.powerHint')}
          unit={t('exhibitors:watt')}
        />
        <div>
          <CheckboxField field={fields.needsWater} label={t('exhibitors:field.water')} />
          <CheckboxField
            field={fields.needsCooking}
            label={t('exhibitors:field.cooking')}
            hint={t('exhibitors:field.cookingHint')}
          />
        </div>
      </Part>
      <Part title={t('exhibitors:application.goods')}>
        <CheckboxGroup
          field={fields.categories}
          label={t('exhibitors:field.categories')}
          columns={3}
          className="max-sm:[&>div]:grid-cols-2"
          choices={productCategories.map((value) => ({
            value,
            label: t(`exhibitors:category.${value}`),
          }))}
        />
        {products.length > 0 ? (
          <div>
            <h3 className="text-sm font-semibold">{t('exhibitors:application.fromCatalogue')}</h3>
            <p className="mb-2 text-sm text-ink-soft">
              {t('exhibitors:application.fromCatalogueHint')}
            </p>
            <ul className="divide-y divide-line border-y border-line">
              {fields.catalogue.getFieldList().map((row, index) => {
                const product = products[index]
                return product ? (
                  <CatalogueRow key={row.key} fields={row.getFieldset()} product={product} />
                ) : null
              })}
            </ul>
          </div>
        ) : null}
        {fields.newProducts.getFieldList().map((row, index) => (
          <NewProductFields key={row.key} row={row} position={index + 1}>
            <Button
              variant="quiet"
              size="sm"
              icon={<Trash2 />}
              {...form.remove.getButtonProps({ name: listName, index })}
              type="submit"
            >
              {t('exhibitors:product.remove')}
            </Button>
          </NewProductFields>
        ))}
        <Button
          variant="secondary"
          icon={<Plus />}
          {...form.insert.getButtonProps({ name: listName })}
          type="submit"
        >
          {t('exhibitors:application.addProduct')}
        </Button>
      </Part>
      {zones.length > 0 ? (
        <Part title={t('exhibitors:field.wishes')} lead={t('exhibitors:application.wishesLead')}>
          {wishes.map(({ field, label }) => (
            <SelectField
              key={field.name}
              field={field}
              label={label}
              options={options}
              placeholder={t('exhibitors:noWish')}
              optional
            />
          ))}
        </Part>
      ) : null}
      <Part title={t('exhibitors:field.remarks')}>
        <TextareaField
          field={fields.remarks}
          label={t('exhibitors:field.remarks')}
          hint={t('exhibitors:field.remarksHint')}
          hideLabel
        />
      </Part>
      <FormActions className="flex-row [&>*]:grow lg:[&>*]:grow-0 sticky bottom-15 z-10 -mx-4 border-t border-line bg-paper/95 px-4 py-3 backdrop-blur-sm lg:static lg:mx-0 lg:border-0 lg:bg-transparent lg:px-0">
        <SubmitButton name="intent" value="submit">
          {t('exhibitors:application.submit')}
        </SubmitButton>
        <SubmitButton name="intent" value="save" variant="secondary">
          {t('exhibitors:application.saveDraft')}
        </SubmitButton>
      </FormActions>
    </GelarForm>
  )
}

type NewProductRow = ReturnType<
  ReturnType<typeof useGelarForm<typeof ApplicationForm>>[1]['newProducts']['getFieldList']
>[number]

function NewProductFields({
  row,
  position,
  children,
}: {
  row: NewProductRow
  position: number
  children: ReactNode
}) {
  const { t } = useTranslation(['exhibitors'])
  const fields = row.getFieldset()
  const title = t('exhibitors:product.newNumber', { number: position })
  return (
    <fieldset className="space-y-4 rounded-control border border-line bg-sunken/50 p-4">
      <legend className="sr-only">{title}</legend>
      <div className="flex items-center justify-between gap-3">
        <p aria-hidden="true" className="font-semibold">
          {title}
        </p>
        {children}
      </div>
      <FieldRow>
        <TextField field={fields.name} label={t('exhibitors:product.name')} />
        <SelectField
          field={fields.category}
          label={t('exhibitors:product.category')}
          placeholder={t('exhibitors:product.chooseCategory')}
          options={productCategories.map((value) => ({
            value,
            label: t(`exhibitors:category.${value}`),
          }))}
        />
        <RupiahField field={fields.priceIdr} label={t('exhibitors:product.festivalPrice')} />
        <div className="grid grid-cols-2 gap-3">
          <TextField field={fields.unit} label={t('exhibitors:product.unit')} />
          <NumberField field={fields.stock} label={t('exhibitors:product.stock')} optional />
        </div>
      </FieldRow>
    </fieldset>
  )
}
