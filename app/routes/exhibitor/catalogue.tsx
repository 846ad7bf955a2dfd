import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { ChevronRight, Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Badge } from '#app/components/badge.tsx'
import { LinkButton, SubmitButton } from '#app/components/button.tsx'
import { CheckboxField } from '#app/components/choice-fields.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { RupiahField, SelectField, TextareaField, TextField } from '#app/components/fields.tsx'
import {
  ActionForm,
  FieldRow,
  FormActions,
  GelarForm,
  useGelarForm,
} from '#app/components/form.tsx'
import { Card, PageHeader, Section } from '#app/components/page-header.tsx'
import { PictureField } from '#app/components/picture-field.tsx'
import { Table } from '#app/components/table.tsx'
import { db } from '#app/db.server.ts'
import { ArchiveForm, ProductForm } from '#app/features/exhibitors/applications/exhibitor-forms.ts'
import { ProductThumb } from '#app/features/exhibitors/apply/product-thumb.tsx'
import {
  archiveProduct,
  listCatalogue,
  saveProduct,
} from '#app/features/exhibitors/catalogue/catalogue.server.ts'
import { productCategories } from '#app/features/exhibitors/catalogue/categories.ts'
import { isPictureError, readPicture } from '#app/features/files/read-picture.server.ts'
import { authorizeExhibitor, notFound } from '#app/features/people/authorize.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { answerForm } from '#app/lib/answer-form.server.ts'
import { redirectWithFlash } from '#app/lib/flash.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { cataloguePath, exhibitorHomePath, picturePath } from '#app/lib/paths.ts'
import { maxPictureBytes } from '#app/lib/picture-limits.ts'

export const handle = { i18n: ['exhibitors'], uploadBytes: maxPictureBytes } satisfies GelarHandle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { exhibitor, can } = await authorizeExhibitor(request, params, 'exhibitor.view')
  const products = await listCatalogue(db, exhibitor.id)
  const editId = new URL(request.url).searchParams.get('ubah')
  const edited = editId ? products.find((product) => product.id === editId) : undefined
  if (editId && !edited) throw notFound()
  const t = await getT(request, ['exhibitors'])
  return {
    title: t('exhibitors:catalogue.title'),
    exhibitor,
    products,
    edited,
    mayEdit: can('exhibitor.edit'),
  }
}

const CatalogueForm = z.discriminatedUnion('intent', [ProductForm, ArchiveForm])

export async function action({ request, params }: ActionFunctionArgs) {
  const { exhibitor, actor } = await authorizeExhibitor(request, params, 'exhibitor.edit')
  const exhibitorId = exhibitor.id
  const back = cataloguePath(exhibitorId)
  return answerForm(
    request,
    CatalogueForm,
    async (form) => {
      switch (form.intent) {
        case 'save': {
          const { intent: _intent, photo, ...product } = form
          const picture = photo ? await readPicture(photo) : undefined
          await saveProduct(db, actor, exhibitorId, product, picture)
          return redirectWithFlash(back, 'exhibitors:catalogue.saved', { product: form.name })
        }
        case 'archive':
        case 'restore': {
          const { intent, productId } = form
          const archivedAt = intent === 'archive' ? new Date() : null
          await archiveProduct(db, actor, { exhibitorId, productId, archivedAt })
          return redirectWithFlash(
            back,
            archivedAt ? 'exhibitors:catalogue.archived' : 'exhibitors:catalogue.restored',
          )
        }
      }
    },
    { field: (refusal) => (isPictureError(refusal) ? 'photo' : undefined) },
  )
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

/** Where the form for a new product stands. */
const newProduct = 'tambah'

export default function CataloguePage() {
  const { title, exhibitor, products, edited, mayEdit } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['exhibitors', 'common'])
  const f = useFormat()
  return (
    <>
      <PageHeader
        title={title}
        lead={exhibitor.name}
        breadcrumbs={[{ label: t('exhibitors:home.title'), to: exhibitorHomePath() }]}
        actions={
          mayEdit && !edited && products.length > 0 ? (
            <LinkButton to={`#${newProduct}`} variant="secondary" icon={<Plus />}>
              {t('exhibitors:catalogue.addTitle')}
            </LinkButton>
          ) : undefined
        }
      />
      {mayEdit && edited ? <ProductEditor key={edited.id} /> : null}
      <Section title={t('exhibitors:catalogue.list', { count: products.length })}>
        <Table
          caption={t('exhibitors:catalogue.title')}
          rows={products}
          rowKey={(product) => product.id}
          empty={
            <EmptyState drawing="stall" title={t('exhibitors:catalogue.emptyTitle')}>
              {t('exhibitors:catalogue.emptyBody')}
            </EmptyState>
          }
          columns={[
            {
              key: 'name',
              header: t('exhibitors:product.name'),
              primary: true,
              cell: (product) => (
                <span className="flex items-center gap-3">
                  <ProductThumb product={product} />
                  <span className="min-w-0 wrap-anywhere">{product.name}</span>
                  {product.archivedAt ? (
                    <Badge>{t('exhibitors:catalogue.archivedMark')}</Badge>
                  ) : null}
                </span>
              ),
            },
            {
              key: 'category',
              header: t('exhibitors:product.category'),
              cell: (product) => t(`exhibitors:category.${product.category}`),
            },
            {
              key: 'price',
              header: t('exhibitors:product.price'),
              numeric: true,
              cell: (product) => (
                <span>
                  {f.rupiah(product.typicalPriceIdr)}{' '}
                  <span className="text-sm text-ink-soft">/ {product.unit}</span>
                </span>
              ),
            },
            ...(mayEdit
              ? [
                  {
                    key: 'actions',
                    header: t('exhibitors:catalogue.actions'),
                    hideHeader: true,
                    bare: true,
                    cell: (product: (typeof products)[number]) => <RowActions product={product} />,
                  },
                ]
              : []),
          ]}
        />
      </Section>
      {mayEdit && !edited ? (
        <div id={newProduct} className="mt-8 scroll-mt-20">
          <ProductEditor key="new" />
        </div>
      ) : null}
    </>
  )
}

function RowActions({
  product,
}: {
  product: { id: string; name: string; archivedAt: Date | null }
}) {
  const { t } = useTranslation(['exhibitors'])
  return (
    <span className="flex flex-wrap items-center justify-end gap-2">
      <Link
        to={`?ubah=${product.id}`}
        className="inline-flex min-h-9 items-center px-2 text-sm font-semibold text-link underline underline-offset-4"
      >
        {t('exhibitors:catalogue.edit')}
        <span className="sr-only"> {product.name}</span>
      </Link>
      <ActionForm
        intent={product.archivedAt ? 'restore' : 'archive'}
        values={{ productId: product.id }}
      >
        <SubmitButton variant="secondary" size="sm">
          {product.archivedAt
            ? t('exhibitors:catalogue.restore')
            : t('exhibitors:catalogue.archive')}
          <span className="sr-only"> {product.name}</span>
        </SubmitButton>
      </ActionForm>
    </span>
  )
}

function ProductEditor() {
  const { edited, exhibitor } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['exhibitors', 'common'])
  const [form, fields] = useGelarForm(ProductForm, {
    id: edited ? 'product-edit' : 'product-new',
    lastResult: useActionData<typeof action>(),
    defaultValue: edited
      ? {
          name: edited.name,
          category: edited.category,
          unit: edited.unit,
          typicalPriceIdr: String(edited.typicalPriceIdr),
          originNote: edited.originNote ?? '',
          pirtNumber: edited.pirtNumber ?? undefined,
          bpomNumber: edited.bpomNumber ?? undefined,
          halalNumber: edited.halalNumber ?? undefined,
        }
      : { unit: 'pcs' },
  })
  return (
    <Card className={edited ? 'mb-8' : undefined}>
      <h2 className="mb-4 text-lg font-bold tracking-tight">
        {edited ? t('exhibitors:catalogue.editTitle') : t('exhibitors:catalogue.addTitle')}
      </h2>
      <GelarForm form={form} encType="multipart/form-data">
        <input type="hidden" name="intent" value="save" />
        {edited ? <input type="hidden" name="productId" value={edited.id} /> : null}
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
          <RupiahField field={fields.typicalPriceIdr} label={t('exhibitors:product.price')} />
          <TextField
            field={fields.unit}
            label={t('exhibitors:product.unit')}
            hint={t('exhibitors:product.unitHint')}
          />
        </FieldRow>
        <TextareaField
          field={fields.originNote}
          label={t('exhibitors:product.note')}
          hint={t('exhibitors:product.noteHint')}
          rows={2}
          optional
        />
        <PictureField
          field={fields.photo}
          label={t('exhibitors:product.photo')}
          hint={t('exhibitors:product.photoHint')}
          optional
          current={
            edited?.photoFileId
              ? {
                  src: picturePath(edited.photoFileId, 320),
                  alt: t('exhibitors:product.photoOf', { product: edited.name }),
                }
              : undefined
          }
        />
        {edited?.photoFileId ? (
          <CheckboxField field={fields.removePhoto} label={t('exhibitors:product.removePhoto')} />
        ) : null}
        <details className="group" open={edited?.category === 'kuliner'}>
          <summary className="flex min-h-11 cursor-pointer items-center gap-2 text-sm font-semibold">
            <ChevronRight
              aria-hidden="true"
              className="size-4 transition-transform group-open:rotate-90"
            />
            {t('exhibitors:product.papers')}
          </summary>
          <div className="mt-3 grid items-start gap-5 sm:grid-cols-3">
            <TextField field={fields.pirtNumber} label={t('exhibitors:product.pirt')} optional />
            <TextField field={fields.bpomNumber} label={t('exhibitors:product.bpom')} optional />
            <TextField field={fields.halalNumber} label={t('exhibitors:product.halal')} optional />
          </div>
        </details>
        <FormActions>
          <SubmitButton icon={edited ? undefined : <Plus />}>
            {edited ? t('exhibitors:catalogue.save') : t('exhibitors:catalogue.add')}
          </SubmitButton>
          {edited ? (
            <LinkButton to={cataloguePath(exhibitor.id)} variant="quiet">
              {t('common:cancel')}
            </LinkButton>
          ) : null}
        </FormActions>
      </GelarForm>
    </Card>
  )
}
