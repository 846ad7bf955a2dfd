import { Link } from '@remix-run/react'
import { Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { LinkButton, SubmitButton } from '#app/components/button.tsx'
import { CheckboxGroup } from '#app/components/choice-fields.tsx'
import {
  ActionForm,
  FormActions,
  FormErrors,
  GelarForm,
  useGelarForm,
} from '#app/components/form.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import { asks, takesCategory } from '../call/call-terms.ts'
import { StepCard, type StepProps, stepPath } from './apply-frame.tsx'
import { stepAfter } from './apply-steps.ts'
import { ProductThumb } from './product-thumb.tsx'
import { AddProductsForm } from './step-forms.ts'

/** The second step: what comes along, each product on a page of its own. */
export function ProductsStep({ page, reply }: StepProps) {
  const { t } = useTranslation(['exhibitors', 'call'])
  const { application, terms } = page
  const products = application?.products ?? []
  const chosen = new Set(products.map((product) => product.id))
  const offered = page.catalogue.filter(
    (product) => product.archivedAt === null && !chosen.has(product.id),
  )
  return (
    <StepCard step="products">
      <FormErrors id="produk-galat" errors={reply?.error?.['']} />
      {terms.categories.length > 0 ? (
        <Alert className="mb-5" title={t('call:apply.products.only')}>
          {terms.categories.map((category) => t(`exhibitors:category.${category}`)).join(', ')}
        </Alert>
      ) : null}
      {products.length > 0 ? (
        <ul className="divide-y divide-line border-y border-line">
          {products.map((product) => (
            <ProductRow key={product.id} page={page} product={product} />
          ))}
        </ul>
      ) : (
        <p className="rounded-control bg-sunken px-4 py-5 text-ink-soft">
          {t('call:apply.products.none')}
        </p>
      )}
      <LinkButton
        to={stepPath({ page }, 'products', 'baru')}
        variant="secondary"
        icon={<Plus />}
        className="mt-4 w-full sm:w-auto"
      >
        {t('call:apply.products.addNew')}
      </LinkButton>
      {offered.length > 0 ? (
        <FromCatalogue key={offered.length} offered={offered} terms={terms} reply={reply} />
      ) : null}
      <FormActions className="mt-6">
        <LinkButton to={stepPath({ page }, stepAfter(page.steps, 'products'))}>
          {t('call:apply.onward')}
        </LinkButton>
      </FormActions>
    </StepCard>
  )
}

/** What a product still lacks, as far as it is said in this step. */
const saidBeside = ['categoryClosed', 'stockMissing', 'photoMissing'] as const

type Product = NonNullable<StepProps['page']['application']>['products'][number]

function ProductRow({ page, product }: Pick<StepProps, 'page'> & { product: Product }) {
  const { t } = useTranslation(['exhibitors', 'call'])
  const f = useFormat()
  const open = page.gaps.flatMap(({ about, code }) =>
    about?.id === product.id ? (saidBeside.find((said) => said === code) ?? []) : [],
  )
  return (
    <li className="flex gap-4 py-4">
      {asks(page.terms, 'photo') ? <ProductThumb product={product} /> : null}
      <div className="min-w-0 grow">
        <p className="font-semibold break-words">{product.name}</p>
        <p className="figures text-sm text-ink-soft">
          {t(`exhibitors:category.${product.category}`)} · {f.rupiah(product.priceIdr)} /{' '}
          {product.unit}
          {product.stock === null
            ? ''
            : ` · ${t('call:apply.products.brings', { stock: f.number(product.stock), unit: product.unit })}`}
        </p>
        {open.length > 0 ? (
          <p className="mt-1 text-sm font-medium text-warn">
            {open.map((code) => t(`call:apply.gapShort.${code}`)).join(' · ')}
          </p>
        ) : null}
        <div className="mt-1 flex flex-wrap items-center gap-x-4">
          <Link
            to={stepPath({ page }, 'products', product.id)}
            className="inline-flex min-h-9 items-center text-sm font-semibold text-link underline underline-offset-4"
          >
            {t('call:apply.products.edit')}
            <span className="sr-only"> {product.name}</span>
          </Link>
          <ActionForm intent="dropProduct" values={{ productId: product.id }}>
            <SubmitButton variant="quiet" size="sm">
              {t('call:apply.products.drop')}
              <span className="sr-only"> {product.name}</span>
            </SubmitButton>
          </ActionForm>
        </div>
      </div>
    </li>
  )
}

type FromCatalogueProps = Pick<StepProps, 'reply'> & {
  offered: StepProps['page']['catalogue']
  terms: StepProps['page']['terms']
}

/** Ticking what comes along is quicker than opening every product. */
function FromCatalogue({ offered, terms, reply }: FromCatalogueProps) {
  const { t } = useTranslation(['exhibitors', 'call'])
  const f = useFormat()
  const [form, fields] = useGelarForm(AddProductsForm, {
    id: 'katalog',
    lastResult: reply?.intent === undefined && reply?.error?.[''] ? undefined : reply,
  })
  return (
    <GelarForm form={form} className="mt-6 space-y-4">
      <input type="hidden" name="intent" value="addProducts" />
      <CheckboxGroup
        field={fields.productIds}
        label={t('call:apply.products.fromCatalogue')}
        columns={2}
        choices={offered.map((product) => {
          const open = takesCategory(terms, product.category)
          return {
            value: product.id,
            label: <span className="break-words">{product.name}</span>,
            detail: open
              ? `${f.rupiah(product.typicalPriceIdr)} / ${product.unit}`
              : t('call:apply.gapShort.categoryClosed'),
            disabled: !open,
          }
        })}
      />
      <SubmitButton variant="secondary">{t('call:apply.products.addTicked')}</SubmitButton>
    </GelarForm>
  )
}
