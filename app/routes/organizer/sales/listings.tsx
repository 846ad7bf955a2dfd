import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { Pencil } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { StatusBadge } from '#app/components/badge.tsx'
import { Button, SubmitButton } from '#app/components/button.tsx'
import { CheckboxField } from '#app/components/choice-fields.tsx'
import { Dialog } from '#app/components/dialog.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { plainField } from '#app/components/field-frame.tsx'
import { NumberField, RupiahField, SelectField, TextareaField } from '#app/components/fields.tsx'
import { FormErrors, GelarForm, useGelarForm } from '#app/components/form.tsx'
import { Card, PageHeader, Section } from '#app/components/page-header.tsx'
import { Pagination } from '#app/components/pagination.tsx'
import { Table } from '#app/components/table.tsx'
import { db } from '#app/db.server.ts'
import { authorizeStaff, isUuid, notFound } from '#app/features/people/authorize.server.ts'
import {
  editListing,
  findBoothQris,
  findListing,
  type ListingRow,
  listListings,
  setBoothQris,
} from '#app/features/sales/listings/listings.server.ts'
import { ListingForm, QrisForm } from '#app/features/sales/listings/sales-forms.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { answerForm } from '#app/lib/answer-form.server.ts'
import { redirectWithFlash } from '#app/lib/flash.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { parsePage } from '#app/lib/list-query.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { listingsPath, salesPath } from '#app/lib/paths.ts'

export const handle = { i18n: ['sales'] } satisfies GelarHandle

/** How many products a page shows: all of a festival would be more than a phone takes. */
const pageSize = 50

const stallOf = (request: Request) => {
  const asked = new URL(request.url).searchParams.get('stan') ?? undefined
  return isUuid(asked) ? asked : undefined
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { event, reach, can } = await authorizeStaff(request, params, 'listing.view')
  const t = await getT(request, ['sales'])
  const boothId = stallOf(request)
  const listings = await listListings(db, { eventId: event.id, reach })
  const booths = new Map(listings.map((row) => [row.boothId, row.boothCode]))
  const shown = boothId === undefined ? listings : listings.filter((row) => row.boothId === boothId)
  const pageCount = Math.max(1, Math.ceil(shown.length / pageSize))
  const page = Math.min(parsePage(request), pageCount)
  const qrisOf =
    can('listing.edit') && boothId !== undefined && booths.has(boothId) ? boothId : undefined
  return {
    title: t('sales:listing.title'),
    event: { slug: event.slug },
    boothId,
    booths: [...booths].map(([value, label]) => ({ value, label })),
    page,
    pageCount,
    listings: shown.slice((page - 1) * pageSize, page * pageSize).map((row) => ({
      ...row,
      canEdit: can('listing.edit', {
        exhibitorId: row.exhibitorId,
        kanwilCode: row.kanwilCode,
        boothId: row.boothId,
      }),
    })),
    qris: qrisOf === undefined ? undefined : ((await findBoothQris(db, event.id, qrisOf)) ?? ''),
  }
}

const ListingAction = z.discriminatedUnion('intent', [ListingForm, QrisForm])

export async function action({ request, params }: ActionFunctionArgs) {
  const { event, actor, can } = await authorizeStaff(request, params, 'listing.edit')
  const back = listingsPath(event, stallOf(request), parsePage(request))
  return answerForm(request, ListingAction, async (form) => {
    if (form.intent === 'qris') {
      if (!can('listing.edit')) throw notFound()
      await setBoothQris(db, actor, form)
      return redirectWithFlash(back, 'sales:listing.qrisSaved')
    }
    const listing = await findListing(db, event.id, form.listingId)
    if (!listing || !can('listing.edit', listing)) throw notFound()
    const { listingId, priceIdr, active, stock = null } = form
    await editListing(db, actor, { listingId, priceIdr, active, stock })
    return redirectWithFlash(back, 'sales:listing.saved', { product: listing.productName })
  })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

export default function ListingsPage() {
  const { event, boothId, booths, listings, page, pageCount, qris } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const { t } = useTranslation('sales')
  const f = useFormat()
  const boothCode = booths.find((booth) => booth.value === boothId)?.label
  return (
    <>
      <PageHeader
        title={t('listing.title')}
        lead={t('listing.lead')}
        breadcrumbs={[{ label: t('page.title'), to: salesPath(event) }]}
      />
      <FormErrors
        id="listing-errors"
        errors={reply?.error?.[''] ?? reply?.error?.priceIdr ?? reply?.error?.stock ?? undefined}
      />
      <Form method="get" className="mb-5 flex max-w-md items-end gap-2.5">
        <SelectField
          key={boothId}
          field={plainField('stan', { defaultValue: boothId ?? '' })}
          label={t('listing.booth')}
          placeholder={t('listing.allBooths')}
          options={booths}
          className="grow"
        />
        <Button type="submit" variant="secondary">
          {t('listing.show')}
        </Button>
      </Form>
      <Table
        caption={t('listing.title')}
        rows={listings}
        rowKey={(row) => row.id}
        empty={
          <EmptyState drawing="stall" title={t('listing.emptyTitle')}>
            {t('listing.emptyBody')}
          </EmptyState>
        }
        columns={[
          {
            key: 'product',
            header: t('listing.product'),
            primary: true,
            cell: (row) => (
              <span>
                {row.productName}
                <span className="block text-sm font-normal text-ink-soft">
                  {row.boothCode} · {row.exhibitorName}
                </span>
              </span>
            ),
          },
          {
            key: 'price',
            header: t('listing.price'),
            numeric: true,
            cell: (row) => f.rupiah(row.priceIdr),
          },
          {
            key: 'stock',
            header: t('listing.stock'),
            numeric: true,
            cell: (row) => (row.stock === null ? t('listing.uncounted') : f.number(row.stock)),
          },
          {
            key: 'sold',
            header: t('listing.sold'),
            numeric: true,
            cell: (row) => f.number(row.sold),
          },
          {
            key: 'left',
            header: t('listing.left'),
            numeric: true,
            cell: (row) => (row.stock === null ? '–' : f.number(row.stock - row.sold)),
          },
          {
            key: 'active',
            header: t('listing.active'),
            cell: (row) => (
              <StatusBadge tone={row.active ? 'good' : 'neutral'}>
                {t(row.active ? 'listing.active' : 'listing.inactive')}
              </StatusBadge>
            ),
          },
          {
            key: 'edit',
            header: t('listing.edit'),
            hideHeader: true,
            bare: true,
            cell: (row) => (row.canEdit ? <EditDialog row={row} /> : null),
          },
        ]}
      />
      <Pagination page={page} pageCount={pageCount} />
      {qris === undefined || boothId === undefined ? null : (
        <Section title={t('listing.qris', { booth: boothCode ?? '' })} lead={t('listing.qrisLead')}>
          <Card className="max-w-2xl">
            <QrisEditor key={boothId} boothId={boothId} payload={qris} lastResult={reply} />
          </Card>
        </Section>
      )}
    </>
  )
}

function EditDialog({ row }: { row: ListingRow }) {
  const { t } = useTranslation('sales')
  return (
    <Dialog
      // A saved row closes its dialog by being another row.
      key={`${row.priceIdr} ${row.stock} ${row.active}`}
      trigger={
        <Button variant="secondary" size="sm" icon={<Pencil />}>
          {t('listing.edit')}
        </Button>
      }
      title={t('listing.editOf', { product: row.productName })}
      lead={`${row.boothCode} · ${row.exhibitorName}`}
    >
      <ListingEditor row={row} />
    </Dialog>
  )
}

function ListingEditor({ row }: { row: ListingRow }) {
  const { t } = useTranslation('sales')
  const [form, fields] = useGelarForm(ListingForm, {
    id: `listing-${row.id}`,
    defaultValue: {
      intent: 'edit',
      listingId: row.id,
      priceIdr: String(row.priceIdr),
      stock: row.stock ?? undefined,
      active: row.active,
    },
  })
  return (
    <GelarForm form={form}>
      <input type="hidden" name="intent" value="edit" />
      <input type="hidden" name="listingId" value={row.id} />
      <RupiahField field={fields.priceIdr} label={t('listing.price')} />
      <NumberField
        field={fields.stock}
        label={t('listing.stock')}
        hint={t('listing.stockHint')}
        unit={row.unit}
        optional
      />
      <CheckboxField
        field={fields.active}
        label={t('listing.active')}
        hint={t('listing.activeHint')}
      />
      <SubmitButton className="w-full">{t('listing.save')}</SubmitButton>
    </GelarForm>
  )
}

type QrisEditorProps = { boothId: string; payload: string; lastResult: unknown }

function QrisEditor({ boothId, payload, lastResult }: QrisEditorProps) {
  const { t } = useTranslation('sales')
  const [form, fields] = useGelarForm(QrisForm, {
    id: 'qris',
    lastResult,
    defaultValue: { intent: 'qris', boothId, payload },
  })
  return (
    <GelarForm form={form}>
      <input type="hidden" name="intent" value="qris" />
      <input type="hidden" name="boothId" value={boothId} />
      <TextareaField
        field={fields.payload}
        label={t('listing.qrisField')}
        rows={3}
        optional
        spellCheck={false}
      />
      <SubmitButton variant="secondary">{t('listing.save')}</SubmitButton>
    </GelarForm>
  )
}
