import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { OutboxLetter } from '#app/features/outbox/outbox-letter.tsx'
import { loadMessage, retry } from '#app/features/outbox/outbox-page.server.ts'
import { authorize } from '#app/features/people/authorize.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { outboxMessagePath, outboxPath } from '#app/lib/paths.ts'

export const handle = { i18n: ['mail'] } satisfies GelarHandle
export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.message.subject)

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { event, can } = await authorize(request, params, 'outbox.view')
  const message = await loadMessage({
    eventId: event.id,
    id: params.message,
    uncovered: can('registration.manage'),
  })
  return {
    message,
    back: outboxPath(event),
    body: `${outboxMessagePath(event, message.id)}/isi`,
    timeZone: event.timeZone,
    mayRetry: can('outbox.retry'),
    mayMend: can('system.view'),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { event, actor } = await authorize(request, params, 'outbox.retry')
  return retry(actor, params.message, outboxMessagePath(event, params.message ?? ''))
}

export default function OutboxMessagePage() {
  return <OutboxLetter {...useLoaderData<typeof loader>()} />
}
