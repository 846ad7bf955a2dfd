import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '#app/components/page-header.tsx'
import { OutboxList } from '#app/features/outbox/outbox-list.tsx'
import { loadOutbox } from '#app/features/outbox/outbox-page.server.ts'
import { authorize } from '#app/features/people/authorize.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { outboxPath } from '#app/lib/paths.ts'

export const handle = { i18n: ['mail'] } satisfies GelarHandle
export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { event, can } = await authorize(request, params, 'outbox.view')
  const t = await getT(request, ['mail'])
  const outbox = await loadOutbox(request, event.id)
  return {
    title: t('mail:outbox.title'),
    path: outboxPath(event),
    timeZone: event.timeZone,
    mayMend: can('system.view'),
    ...outbox,
  }
}

export default function OutboxPage() {
  const outbox = useLoaderData<typeof loader>()
  const { t } = useTranslation('mail')
  return (
    <>
      <PageHeader title={t('outbox.title')} lead={t('outbox.lead')} />
      <OutboxList {...outbox} />
    </>
  )
}
