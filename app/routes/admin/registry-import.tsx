import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { clsx } from 'clsx'
import { useTranslation } from 'react-i18next'
import { SubmitButton } from '#app/components/button.tsx'
import { SegmentedField } from '#app/components/choice-fields.tsx'
import { controlClass, controlProps, FieldFrame } from '#app/components/field-frame.tsx'
import { FormActions, GelarForm, useGelarForm } from '#app/components/form.tsx'
import { Card, PageHeader } from '#app/components/page-header.tsx'
import { db } from '#app/db.server.ts'
import { keepUpload } from '#app/features/exhibitors/registry/import-registry.server.ts'
import { kindSlug } from '#app/features/exhibitors/registry/registry-addresses.ts'
import { mostTableBytes, UploadForm } from '#app/features/exhibitors/registry/registry-forms.ts'
import { registryKinds } from '#app/features/exhibitors/registry/registry-kinds.ts'
import { registryHeadings } from '#app/features/exhibitors/registry/registry-words.server.ts'
import { authorizeSystem } from '#app/features/people/authorize.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import { answerForm } from '#app/lib/answer-form.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { registryFilePath, registryPath, registryPreviewPath } from '#app/lib/paths.ts'

export const handle = { i18n: ['registry'], uploadBytes: mostTableBytes } satisfies GelarHandle

export async function loader({ request }: LoaderFunctionArgs) {
  await authorizeSystem(request, 'system.manage')
  const t = await getT(request, ['registry'])
  return { title: t('registry:import.title'), listTitle: t('registry:title') }
}

export async function action({ request }: ActionFunctionArgs) {
  const { actor } = await authorizeSystem(request, 'system.manage')
  const t = await getT(request, ['registry'])
  return answerForm(
    request,
    UploadForm,
    async ({ kind, file }) => {
      const bytes = new Uint8Array(await file.arrayBuffer())
      const upload = { kind, fileName: file.name, file: bytes }
      const id = await keepUpload(db, actor, upload, await registryHeadings(t))
      return redirect(registryPreviewPath(id))
    },
    { field: 'file', hideFields: ['file'] },
  )
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

export default function RegistryImportPage() {
  const { title, listTitle } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['registry'])
  const [form, fields] = useGelarForm(UploadForm, {
    id: 'upload',
    lastResult: useActionData<typeof action>(),
    defaultValue: { kind: 'upt' },
  })
  return (
    <>
      <PageHeader
        title={title}
        lead={t('registry:import.lead')}
        breadcrumbs={[{ label: listTitle, to: registryPath() }]}
      />
      <div className="grid items-start gap-6 lg:grid-cols-[3fr_2fr]">
        <Card>
          <GelarForm form={form} encType="multipart/form-data">
            <SegmentedField
              field={fields.kind}
              label={t('registry:import.kind')}
              choices={registryKinds.map((kind) => ({
                value: kind,
                label: t(`registry:list.${kind}`),
              }))}
            />
            <FieldFrame
              field={fields.file}
              label={t('registry:import.file')}
              hint={t('registry:import.fileHint')}
            >
              <input
                key={fields.file.key}
                type="file"
                accept=".csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                {...controlProps(fields.file, t('registry:import.fileHint'))}
                className={clsx(
                  controlClass,
                  'cursor-pointer file:mr-4 file:cursor-pointer file:border-0 file:bg-transparent file:font-semibold file:text-link',
                )}
              />
            </FieldFrame>
            <FormActions>
              <SubmitButton>{t('registry:import.preview')}</SubmitButton>
            </FormActions>
          </GelarForm>
        </Card>
        <Card>
          <h2 className="mb-2 text-lg font-bold tracking-tight">
            {t('registry:import.templates')}
          </h2>
          <p className="mb-3 text-sm text-ink-soft">{t('registry:import.templatesLead')}</p>
          <ul className="space-y-2">
            {registryKinds.map((kind) => (
              <li key={kind} className="flex flex-wrap items-center justify-between gap-x-4">
                <span className="font-medium">{t(`registry:list.${kind}`)}</span>
                <span className="flex gap-4">
                  {(['csv', 'xlsx'] as const).map((format) => (
                    <a
                      key={format}
                      href={registryFilePath(kindSlug(kind), format, true)}
                      aria-label={t('registry:import.templateOf', {
                        kind: t(`registry:list.${kind}`),
                        form: format.toUpperCase(),
                      })}
                      className="inline-flex min-h-9 items-center font-semibold text-link underline underline-offset-4"
                    >
                      {format.toUpperCase()}
                    </a>
                  ))}
                </span>
              </li>
            ))}
          </ul>
        </Card>
      </div>
    </>
  )
}
