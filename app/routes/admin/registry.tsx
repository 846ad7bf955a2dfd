import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { FileSpreadsheet, FileText, Plus, Upload } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { StatusBadge } from '#app/components/badge.tsx'
import { Button, buttonClass, LinkButton } from '#app/components/button.tsx'
import { CheckboxField } from '#app/components/choice-fields.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { plainField } from '#app/components/field-frame.tsx'
import { SearchField, SelectField } from '#app/components/fields.tsx'
import { FileLink } from '#app/components/file-link.tsx'
import { PageHeader } from '#app/components/page-header.tsx'
import { Pagination } from '#app/components/pagination.tsx'
import { Table } from '#app/components/table.tsx'
import { LinkTabs } from '#app/components/tabs.tsx'
import { db } from '#app/db.server.ts'
import {
  listOffices,
  listRegistry,
} from '#app/features/exhibitors/registry/list-registry.server.ts'
import {
  kindOfSlug,
  kindSlug,
  NEW_KEY,
} from '#app/features/exhibitors/registry/registry-addresses.ts'
import { registryKindOf, registryKinds } from '#app/features/exhibitors/registry/registry-kinds.ts'
import { authorizeSystem } from '#app/features/people/authorize.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { refuseBeyondLast } from '#app/lib/last-page.server.ts'
import { parsePage } from '#app/lib/list-query.ts'
import { pageMeta } from '#app/lib/meta.ts'
import {
  registryEntryPath,
  registryFilePath,
  registryImportPath,
  registryPath,
} from '#app/lib/paths.ts'

export const handle = { i18n: ['registry'] } satisfies GelarHandle

export async function loader({ request }: LoaderFunctionArgs) {
  await authorizeSystem(request, 'system.view')
  const query = new URL(request.url).searchParams
  const filter = {
    kind: kindOfSlug(query.get('jenis')),
    search: query.get('q')?.trim().slice(0, 200) || undefined,
    kanwilCode: query.get('kanwil')?.slice(0, 10) || undefined,
    closed: query.get('tutup') === 'on',
  }
  const page = parsePage(request)
  const [list, offices, t] = await Promise.all([
    listRegistry(db, filter, page),
    listOffices(db),
    getT(request, ['registry']),
  ])
  refuseBeyondLast(request, { page, pageCount: list.pageCount })
  return { title: t('registry:title'), filter, page, list, offices }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

export default function RegistryPage() {
  const { title, filter, page, list } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['registry'])
  const kind = filter.kind ?? 'upt'
  return (
    <>
      <PageHeader
        title={title}
        lead={t('registry:lead', { count: list.total })}
        actions={
          <>
            <LinkButton to={registryEntryPath(kindSlug(kind), NEW_KEY)} icon={<Plus />}>
              {t(`registry:add.${kind}`)}
            </LinkButton>
            <LinkButton to={registryImportPath()} variant="secondary" icon={<Upload />}>
              {t('registry:import.title')}
            </LinkButton>
            {(['csv', 'xlsx'] as const).map((form) => (
              <FileLink
                key={form}
                href={registryFilePath(kindSlug(kind), form)}
                aria-label={t('registry:exportAs', {
                  kind: t(`registry:list.${kind}`),
                  form: form.toUpperCase(),
                })}
                className={buttonClass('quiet')}
              >
                {form === 'csv' ? (
                  <FileText aria-hidden="true" />
                ) : (
                  <FileSpreadsheet aria-hidden="true" />
                )}
                {t('registry:exportAs', {
                  kind: t(`registry:list.${kind}`),
                  form: form.toUpperCase(),
                })}
              </FileLink>
            ))}
          </>
        }
      />
      <LinkTabs
        label={t('registry:kinds')}
        tabs={[
          { to: registryPath(), label: t('registry:everything'), current: !filter.kind },
          ...registryKinds.map((value) => ({
            to: registryPath(kindSlug(value)),
            label: t(`registry:list.${value}`),
            current: filter.kind === value,
          })),
        ]}
      />
      <Filter key={JSON.stringify(filter)} />
      <Entries />
      <Pagination page={page} pageCount={list.pageCount} />
    </>
  )
}

function Filter() {
  const { filter, offices } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['registry'])
  return (
    <Form
      method="get"
      role="search"
      className="my-6 grid items-end gap-3 sm:grid-cols-[2fr_1fr_auto_auto]"
    >
      {filter.kind ? <input type="hidden" name="jenis" value={kindSlug(filter.kind)} /> : null}
      <SearchField
        field={plainField('q', { defaultValue: filter.search })}
        label={t('registry:search')}
      />
      <SelectField
        field={plainField('kanwil', { defaultValue: filter.kanwilCode })}
        label={t('registry:column.kanwil')}
        placeholder={t('registry:anyKanwil')}
        options={offices.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <CheckboxField
        field={plainField('tutup', { defaultChecked: filter.closed })}
        label={t('registry:withClosed')}
      />
      <Button type="submit" variant="secondary">
        {t('registry:find')}
      </Button>
      <p className="text-sm text-ink-soft sm:col-span-full">{t('registry:searchHint')}</p>
    </Form>
  )
}

function Entries() {
  const { list, filter } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['registry'])
  const f = useFormat()
  return (
    <Table
      caption={t('registry:title')}
      rows={list.rows}
      rowKey={(row) => `${row.kind} ${row.key}`}
      empty={
        <EmptyState drawing="search" title={t('registry:emptyTitle')}>
          {t('registry:emptyBody')}
        </EmptyState>
      }
      columns={[
        {
          key: 'name',
          header: t('registry:column.name'),
          primary: true,
          cell: (row) => (
            <>
              <Link
                to={registryEntryPath(kindSlug(registryKindOf(row.kind)), row.key)}
                className="font-semibold break-words underline-offset-4 hover:underline"
              >
                {row.name}
              </Link>
              {row.why ? <Why why={row.why} name={row.name} /> : null}
            </>
          ),
        },
        {
          key: 'code',
          header: t('registry:column.code'),
          cell: (row) => (
            <span className="figures text-sm whitespace-nowrap">
              {registryKindOf(row.kind) === 'business' ? t(`registry:kind.${row.kind}`) : row.key}
            </span>
          ),
        },
        { key: 'class', header: t('registry:column.class'), cell: (row) => row.class ?? '–' },
        { key: 'city', header: t('registry:column.city'), cell: (row) => row.city ?? '–' },
        {
          key: 'kanwil',
          header: t('registry:column.kanwil'),
          cell: (row) => row.kanwilCode ?? '–',
        },
        {
          key: 'email',
          header: t('registry:column.email'),
          cell: (row) => (row.contactEmail ? <Address email={row.contactEmail} /> : '–'),
        },
        ...(filter.closed
          ? [
              {
                key: 'closed',
                header: t('registry:column.closed'),
                cell: (row: (typeof list.rows)[number]) =>
                  row.closedAt ? (
                    <StatusBadge tone="neutral">
                      {f.dayShort(row.closedAt.toISOString().slice(0, 10))}
                    </StatusBadge>
                  ) : (
                    '–'
                  ),
              },
            ]
          : []),
      ]}
    />
  )
}

/** An address that breaks where a reader would break it, before its domain. */
function Address({ email }: { email: string }) {
  const [name, ...domain] = email.split('@')
  return (
    <span className="min-w-0 wrap-anywhere">
      {name}
      <wbr />@{domain.join('@')}
    </span>
  )
}

type Found = NonNullable<
  ReturnType<typeof useLoaderData<typeof loader>>['list']['rows'][number]['why']
>

/** By what an entry was found, when its name alone does not show it. */
function Why({ why, name }: { why: Found; name: string }) {
  const { t } = useTranslation(['registry'])
  if (why.via === 'name' && why.exact) return null
  return (
    <span className="block text-sm font-normal text-ink-soft">
      {why.via === 'name'
        ? t('registry:why.like', { name })
        : t(`registry:why.${why.via}`, { text: why.text })}
    </span>
  )
}
