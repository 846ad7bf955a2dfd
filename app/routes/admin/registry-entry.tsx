import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import type { Params } from '@remix-run/react'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Card, PageHeader } from '#app/components/page-header.tsx'
import { db } from '#app/db.server.ts'
import { ALIAS_MARK, registryColumns } from '#app/features/exhibitors/registry/columns.ts'
import { EntryEditor } from '#app/features/exhibitors/registry/entry-editor.tsx'
import { listEntryHistory } from '#app/features/exhibitors/registry/entry-history.server.ts'
import { EntryHistory } from '#app/features/exhibitors/registry/entry-history.tsx'
import { listOffices } from '#app/features/exhibitors/registry/list-registry.server.ts'
import {
  kindOfSlug,
  kindSlug,
  NEW_KEY,
} from '#app/features/exhibitors/registry/registry-addresses.ts'
import { EntryForm } from '#app/features/exhibitors/registry/registry-forms.ts'
import { findEntry, saveEntry } from '#app/features/exhibitors/registry/save-entry.server.ts'
import { authorizeSystem, notFound } from '#app/features/people/authorize.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import { answerForm } from '#app/lib/answer-form.server.ts'
import { redirectWithFlash } from '#app/lib/flash.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { registryPath } from '#app/lib/paths.ts'
import type { FormReply } from '#app/lib/replies.server.ts'

export const handle = { i18n: ['registry'] } satisfies GelarHandle

/** The entry of the address, or none for the form of a new one. */
async function enter(params: Params) {
  const kind = kindOfSlug(params.kind)
  const key = params.key
  if (kind === undefined || key === undefined) throw notFound()
  if (key === NEW_KEY) return { kind, key: undefined, entry: undefined }
  const entry = await findEntry(db, kind, key)
  if (!entry) throw notFound()
  return { kind, key, entry }
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  await authorizeSystem(request, 'system.view')
  const { kind, key, entry } = await enter(params)
  const t = await getT(request, ['registry'])
  return {
    title: entry?.cells.name ?? t(`registry:add.${kind}`),
    listTitle: t('registry:title'),
    kind,
    key,
    columns: registryColumns[kind],
    entry,
    offices: await listOffices(db),
    history: key === undefined ? [] : await listEntryHistory(db, kind, key),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { actor } = await authorizeSystem(request, 'system.manage')
  const { kind, key } = await enter(params)
  return answerForm(request, EntryForm, async (form, submission) => {
    const { print, keepOldName, ...typed } = form
    const cells = { ...typed, aliases: (typed.aliases ?? '').split('\n').join(ALIAS_MARK) }
    const saved = await saveEntry(db, actor, { kind, key, cells, print, keepOldName })
    if ('problems' in saved) {
      return data<FormReply>(submission.reply({ fieldErrors: saved.problems }), { status: 422 })
    }
    return redirectWithFlash(registryPath(kindSlug(kind)), 'registry:saved', {
      name: cells.name ?? '',
    })
  })
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page?.title)

export default function RegistryEntryPage() {
  const { title, listTitle, kind, key, columns, entry, offices, history } =
    useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const { t } = useTranslation(['registry'])
  return (
    <>
      <PageHeader
        title={<span className="break-words">{title}</span>}
        lead={key === undefined || kind === 'business' ? t(`registry:list.${kind}`) : key}
        breadcrumbs={[{ label: listTitle, to: registryPath(kindSlug(kind)) }]}
      />
      <div className="grid items-start gap-6 lg:grid-cols-[3fr_2fr]">
        <Card>
          <EntryEditor
            key={entry?.print ?? 'new'}
            kind={kind}
            columns={columns}
            entry={entry}
            offices={offices}
            lastResult={lastResult}
          />
        </Card>
        {key === undefined ? null : (
          <Card>
            <h2 className="mb-3 text-lg font-bold tracking-tight">{t('registry:history')}</h2>
            <EntryHistory entries={history} />
          </Card>
        )}
      </div>
    </>
  )
}
