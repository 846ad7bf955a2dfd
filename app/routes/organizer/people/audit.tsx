import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '#app/components/page-header.tsx'
import { AuditList } from '#app/features/people/audit-list.tsx'
import { loadAudit } from '#app/features/people/audit-page.server.ts'
import { authorize } from '#app/features/people/authorize.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'

export const handle = { i18n: ['audit', 'people'] } satisfies GelarHandle
export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { event } = await authorize(request, params, 'audit.view')
  const t = await getT(request, ['audit'])
  const trail = await loadAudit(request, event.id)
  return { title: t('audit:title'), timeZone: event.timeZone, ...trail }
}

export default function AuditPage() {
  const trail = useLoaderData<typeof loader>()
  const { t } = useTranslation('audit')
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <AuditList {...trail} />
    </>
  )
}
