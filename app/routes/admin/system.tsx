import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { PageHeader, Section } from '#app/components/page-header.tsx'
import { useRefreshEvery } from '#app/components/use-refresh-every.ts'
import { db } from '#app/db.server.ts'
import { authorizeSystem } from '#app/features/people/authorize.server.ts'
import { ConcernList } from '#app/features/system/status/concern-list.tsx'
import { findConcerns } from '#app/features/system/status/find-concerns.ts'
import { recentStatus } from '#app/features/system/status/recent-status.server.ts'
import { StatusDetails } from '#app/features/system/status/status-details.tsx'
import { StatusPlots } from '#app/features/system/status/status-plots.tsx'
import { SystemTabs } from '#app/features/system/system-tabs.tsx'
import { getT } from '#app/i18n/i18n.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'

const zone = 'Asia/Jakarta'
const REFRESH_MS = 20_000

export const handle = { i18n: ['system'] } satisfies GelarHandle
export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

export async function loader({ request, context }: LoaderFunctionArgs) {
  await authorizeSystem(request, 'system.view')
  const t = await getT(request, ['system'])
  const status = await recentStatus(db, context.version, 0)
  return { title: t('system:title'), status, concerns: findConcerns(status, new Date()) }
}

export default function AdminSystemPage() {
  const { status, concerns } = useLoaderData<typeof loader>()
  const { t } = useTranslation('system')
  useRefreshEvery(REFRESH_MS)
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <SystemTabs problems={status.settingProblems} />
      <ConcernList concerns={concerns} zone={zone} />
      <Section title={t('plots.title')} lead={t('plots.lead')}>
        <StatusPlots samples={status.samples} zone={zone} />
      </Section>
      <Section title={t('details')}>
        <StatusDetails status={status} zone={zone} />
      </Section>
    </>
  )
}
