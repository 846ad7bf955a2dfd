import { useTranslation } from 'react-i18next'
import { CheckboxField } from '#app/components/choice-fields.tsx'
import type { FieldLike } from '#app/components/field-frame.tsx'
import { NumberField, RupiahField } from '#app/components/fields.tsx'

export type CatalogueFields = {
  productId: FieldLike
  chosen: FieldLike
  priceIdr: FieldLike
  stock: FieldLike
}

/** One product of the catalogue: whether it comes along, at what price, how many. */
export function CatalogueRow({
  fields,
  product,
}: {
  fields: CatalogueFields
  product: { id: string; name: string; unit: string }
}) {
  const { t } = useTranslation(['exhibitors'])
  return (
    <li className="group/row py-2">
      <input type="hidden" name={fields.productId.name} value={product.id} />
      <CheckboxField
        field={fields.chosen}
        label={<span className="break-words">{product.name}</span>}
      />
      <div className="hidden gap-3 pb-3 group-has-checked/row:grid sm:grid-cols-2 sm:pl-8">
        <RupiahField field={fields.priceIdr} label={t('exhibitors:product.festivalPrice')} />
        <NumberField
          field={fields.stock}
          label={t('exhibitors:product.stockIn', { unit: product.unit })}
          optional
        />
      </div>
    </li>
  )
}
