import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { StatusBadge } from '#app/components/badge.tsx'
import { buttonClass, LinkButton, SubmitButton } from '#app/components/button.tsx'
import { FormActions, GelarForm, useGelarForm } from '#app/components/form.tsx'
import { PageHeader } from '#app/components/page-header.tsx'
import { Pagination } from '#app/components/pagination.tsx'
import { StatGrid, StatTile } from '#app/components/stat-tile.tsx'
import { LinkTabs } from '#app/components/tabs.tsx'
import { db, longDb } from '#app/db.server.ts'
import {
  applyImport,
  findPreview,
  hasUpload,
} from '#app/features/exhibitors/registry/import-registry.server.ts'
import { ImportRows } from '#app/features/exhibitors/registry/import-rows.tsx'
import { kindSlug } from '#app/features/exhibitors/registry/registry-addresses.ts'
import { ApplyImportForm } from '#app/features/exhibitors/registry/registry-forms.ts'
import { authorizeSystem, isUuid, notFound } from '#app/features/people/authorize.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { answerForm } from '#app/lib/answer-form.server.ts'
import { redirectWithFlash } from '#app/lib/flash.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { refuseBeyondLast } from '#app/lib/last-page.server.ts'
import { parsePage } from '#app/lib/list-query.ts'
import { pageMeta } from '#app/lib/meta.ts'
import {
  registryImportPath,
  registryPath,
  registryPreviewPath,
  registryWrongPath,
} from '#app/lib/paths.ts'

export const handle = { i18n: ['registry'] } satisfies GelarHandle

const PAGE_SIZE = 100
const states = ['wrong', 'new', 'changed', 'unchanged'] as const

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor } = await authorizeSystem(request, 'system.manage')
  const asked = new URL(request.url).searchParams.get('tampil')
  const page = parsePage(request)
  const shown = { state: states.find((name) => name === asked), page, pageSize: PAGE_SIZE }
  const found = isUuid(params.import)
    ? await findPreview(longDb, actor, params.import, shown, request.signal)
    : undefined
  if (!found) throw notFound()
  const t = await getT(request, ['registry'])
  const { state, rows, pageCount, ...preview } = found
  refuseBeyondLast(request, { page, pageCount })
  return {
    title: t('registry:preview.title'),
    listTitle: t('registry:title'),
    importTitle: t('registry:import.title'),
    ...{ preview, state, page, rows, pageCount },
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { actor } = await authorizeSystem(request, 'system.manage')
  const id = params.import
  if (!isUuid(id) || !(await hasUpload(db, actor, id))) throw notFound()
  return answerForm(request, ApplyImportForm, async ({ print }) => {
    const { kind, added, changed, wrong } = await applyImport(longDb, actor, { id, print })
    if (wrong > 0)
      return redirectWithFlash(
        registryPreviewPath(id),
        'registry:preview.doneButWrong',
        { added, changed, count: wrong },
        'warn',
      )
    return redirectWithFlash(registryPath(kindSlug(kind)), 'registry:preview.done', {
      added,
      changed,
    })
  })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

export default function RegistryPreviewPage() {
  const { title, listTitle, importTitle, preview, state, rows, page, pageCount } =
    useLoaderData<typeof loader>()
  const { t } = useTranslation(['registry'])
  const f = useFormat()
  const tones = { wrong: 'bad', new: 'good', changed: 'warn', unchanged: 'neutral' } as const
  return (
    <>
      <PageHeader
        title={title}
        lead={t('registry:preview.lead', {
          file: preview.fileName,
          kind: t(`registry:list.${preview.kind}`),
        })}
        badge={
          preview.appliedAt ? (
            <StatusBadge tone="good">{t('registry:preview.applied')}</StatusBadge>
          ) : null
        }
        breadcrumbs={[
          { label: listTitle, to: registryPath() },
          { label: importTitle, to: registryImportPath() },
        ]}
      />
      <StatGrid>
        {states.map((name) => (
          <StatTile
            key={name}
            label={t(`registry:state.${name}`)}
            value={f.number(preview.counts[name])}
            tone={preview.counts[name] > 0 ? tones[name] : 'neutral'}
          />
        ))}
      </StatGrid>
      <div className="my-6 space-y-3">
        {preview.ignored.length > 0 ? (
          <Alert
            tone="info"
            title={t('registry:preview.ignored', { columns: f.list(preview.ignored) })}
          />
        ) : null}
        {preview.untouched > 0 ? (
          <p className="text-ink-soft">
            {t('registry:preview.untouched', { count: preview.untouched })}
          </p>
        ) : null}
        <Wrong />
        <Apply key={preview.print} />
      </div>
      <LinkTabs
        label={t('registry:preview.rows')}
        tabs={states.map((name) => ({
          to: `?tampil=${name}`,
          label: `${t(`registry:state.${name}`)} (${f.number(preview.counts[name])})`,
          current: name === state,
        }))}
      />
      <div className="mt-4">
        <ImportRows rows={rows} state={state} />
      </div>
      <Pagination page={page} pageCount={pageCount} />
    </>
  )
}

/** What is left out of the import, to be mended and uploaded by itself. */
function Wrong() {
  const { preview } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['registry'])
  const { wrong } = preview.counts
  if (wrong === 0) return null
  return (
    <Alert
      tone="warn"
      title={t('registry:preview.wrongTitle', { count: wrong })}
      actions={(['xlsx', 'csv'] as const).map((file) => (
        <a
          key={file}
          href={registryWrongPath(preview.id, file)}
          download
          className={buttonClass('secondary', 'sm')}
        >
          {t('registry:preview.wrongFile', { form: file.toUpperCase() })}
        </a>
      ))}
    >
      {t('registry:preview.wrongBody')}
    </Alert>
  )
}

function Apply() {
  const { preview } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['registry'])
  const [form] = useGelarForm(ApplyImportForm, {
    id: 'apply',
    lastResult: useActionData<typeof action>(),
  })
  const { counts } = preview
  if (preview.appliedAt) return null
  if (counts.new + counts.changed === 0)
    return counts.wrong > 0 ? null : <Alert tone="info" title={t('registry:preview.nothing')} />
  return (
    <GelarForm form={form}>
      <input type="hidden" name="intent" value="apply" />
      <input type="hidden" name="print" value={preview.print} />
      <FormActions>
        <SubmitButton>
          {t('registry:preview.apply', { count: counts.new + counts.changed })}
        </SubmitButton>
        <LinkButton to={registryImportPath()} variant="quiet">
          {t('registry:preview.other')}
        </LinkButton>
      </FormActions>
    </GelarForm>
  )
}
