import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '#app/components/page-header.tsx'
import { OutboxList } from '#app/features/outbox/outbox-list.tsx'
import { loadOutbox } from '#app/features/outbox/outbox-page.server.ts'
import { authorizeSystem } from '#app/features/people/authorize.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { adminOutboxPath } from '#app/lib/paths.ts'

export const handle = { i18n: ['mail'] } satisfies GelarHandle
export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

export async function loader({ request }: LoaderFunctionArgs) {
  await authorizeSystem(request, 'system.view')
  const t = await getT(request, ['mail'])
  const outbox = await loadOutbox(request, null)
  return {
    title: t('mail:outbox.title'),
    path: adminOutboxPath(),
    timeZone: 'Asia/Jakarta',
    ...outbox,
  }
}

export default function AdminOutboxPage() {
  const outbox = useLoaderData<typeof loader>()
  const { t } = useTranslation('mail')
  return (
    <>
      <PageHeader title={t('outbox.title')} lead={t('outbox.leadSystem')} />
      <OutboxList {...outbox} mayMend />
    </>
  )
}
