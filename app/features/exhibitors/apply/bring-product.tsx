import { useTranslation } from 'react-i18next'
import { LinkButton, SubmitButton } from '#app/components/button.tsx'
import { NumberField, RupiahField, SelectField, TextField } from '#app/components/fields.tsx'
import { FieldRow, FormActions, GelarForm, useGelarForm } from '#app/components/form.tsx'
import { Card } from '#app/components/page-header.tsx'
import { PictureField } from '#app/components/picture-field.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import { picturePath } from '#app/lib/paths.ts'
import { asks, takesCategory } from '../call/call-terms.ts'
import { productCategories } from '../catalogue/categories.ts'
import { ConflictNote, type StepProps, stepPath } from './apply-frame.tsx'
import { BringProductForm } from './step-forms.ts'
import { SeenFields } from './use-seen.tsx'

/** One product that comes along: a new one, or what is said of one that is on the list. */
export function BringProduct({ page, reply }: StepProps) {
  const { t } = useTranslation(['exhibitors', 'call', 'common'])
  const f = useFormat()
  const { application, terms, bases, productAsked } = page
  const product = application?.products.find((one) => one.id === productAsked)
  const [form, fields] = useGelarForm(BringProductForm, {
    id: 'product',
    lastResult: reply,
    defaultValue: product
      ? {
          name: product.name,
          category: product.category,
          unit: product.unit,
          priceIdr: String(product.priceIdr),
          stock: product.stock ?? undefined,
        }
      : { unit: 'pcs' },
  })
  const stored = product
    ? [
        { term: t('exhibitors:product.name'), detail: product.name },
        {
          term: t('exhibitors:product.category'),
          detail: t(`exhibitors:category.${product.category}`),
        },
        { term: t('exhibitors:product.festivalPrice'), detail: f.rupiah(product.priceIdr) },
        {
          term: t('exhibitors:product.stock'),
          detail: product.stock === null ? '–' : `${f.number(product.stock)} ${product.unit}`,
        },
      ]
    : []
  return (
    <Card>
      <h2 className="mb-5 text-xl font-bold tracking-tight">
        {product ? product.name : t('call:apply.products.addNew')}
      </h2>
      <GelarForm form={form} encType="multipart/form-data">
        <ConflictNote page={page} reply={reply} stored={stored} />
        <input type="hidden" name="intent" value="product" />
        <SeenFields version={application?.version ?? 0} base={bases.product} reply={reply} />
        {product ? <input type="hidden" name="productId" value={product.id} /> : null}
        <TextField field={fields.name} label={t('exhibitors:product.name')} />
        {asks(terms, 'photo') ? (
          <PictureField
            field={fields.photo}
            label={t('exhibitors:product.photo')}
            hint={t('exhibitors:product.photoHint')}
            optional
            current={
              product?.photoFileId
                ? {
                    src: picturePath(product.photoFileId, 320),
                    alt: t('exhibitors:product.photoOf', { product: product.name }),
                  }
                : undefined
            }
          />
        ) : null}
        <FieldRow>
          <SelectField
            field={fields.category}
            label={t('exhibitors:product.category')}
            placeholder={t('exhibitors:product.chooseCategory')}
            options={productCategories
              .filter((value) => takesCategory(terms, value) || value === product?.category)
              .map((value) => ({ value, label: t(`exhibitors:category.${value}`) }))}
          />
          <RupiahField field={fields.priceIdr} label={t('exhibitors:product.festivalPrice')} />
          <TextField
            field={fields.unit}
            label={t('exhibitors:product.unit')}
            hint={t('exhibitors:product.unitHint')}
          />
          {asks(terms, 'stock') ? (
            <NumberField
              field={fields.stock}
              label={t('call:apply.products.stock')}
              hint={t('call:apply.products.stockHint')}
              optional
            />
          ) : null}
        </FieldRow>
        <FormActions>
          <SubmitButton>{t('call:apply.products.save')}</SubmitButton>
          <LinkButton to={stepPath({ page }, 'products')} variant="quiet">
            {t('common:cancel')}
          </LinkButton>
        </FormActions>
      </GelarForm>
    </Card>
  )
}
