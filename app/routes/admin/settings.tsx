import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { PageHeader } from '#app/components/page-header.tsx'
import { db } from '#app/db.server.ts'
import { env } from '#app/env.server.ts'
import { findProblems } from '#app/features/installation/demonstration.server.ts'
import { settingOf } from '#app/features/installation/setting-problems.server.ts'
import { authorizeSystem } from '#app/features/people/authorize.server.ts'
import { SystemTabs } from '#app/features/system/system-tabs.tsx'
import { getT } from '#app/i18n/i18n.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'

export const handle = { i18n: ['people', 'system'] } satisfies GelarHandle
export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

export async function loader({ request }: LoaderFunctionArgs) {
  await authorizeSystem(request, 'system.view')
  const t = await getT(request, ['people'])
  const problems = (await findProblems(db, env)).map((name) => ({ name, setting: settingOf[name] }))
  return { title: t('people:settings.title'), problems }
}

export default function AdminSettingsPage() {
  const { problems } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['people', 'system'])
  return (
    <>
      <PageHeader title={t('system:title')} lead={t('people:settings.lead')} />
      <SystemTabs problems={problems.length} />
      <div className="max-w-3xl space-y-3">
        {problems.map(({ name, setting }) => (
          <Alert key={name} tone="warn" title={t(`people:settings.problem.${name}.title`)}>
            <p>{t(`people:settings.problem.${name}.body`)}</p>
            <code className="mt-1 block font-mono text-sm">{setting}</code>
          </Alert>
        ))}
        {problems.length === 0 ? (
          <Alert tone="good" title={t('people:settings.soundTitle')}>
            {t('people:settings.soundBody')}
          </Alert>
        ) : null}
      </div>
    </>
  )
}
