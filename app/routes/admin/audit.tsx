import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '#app/components/page-header.tsx'
import { AuditList } from '#app/features/people/audit-list.tsx'
import { loadAudit } from '#app/features/people/audit-page.server.ts'
import { authorizeSystem } from '#app/features/people/authorize.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'

export const handle = { i18n: ['audit', 'people'] } satisfies GelarHandle
export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

export async function loader({ request }: LoaderFunctionArgs) {
  await authorizeSystem(request, 'system.view')
  const t = await getT(request, ['audit'])
  const trail = await loadAudit(request, null)
  return { title: t('audit:title'), timeZone: 'Asia/Jakarta', ...trail }
}

export default function AdminAuditPage() {
  const trail = useLoaderData<typeof loader>()
  const { t } = useTranslation('audit')
  return (
    <>
      <PageHeader title={t('title')} lead={t('leadSystem')} />
      <AuditList {...trail} />
    </>
  )
}
