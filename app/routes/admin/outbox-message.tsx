import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { OutboxLetter } from '#app/features/outbox/outbox-letter.tsx'
import { loadMessage, retry } from '#app/features/outbox/outbox-page.server.ts'
import { authorizeSystem } from '#app/features/people/authorize.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { adminOutboxMessagePath, adminOutboxPath } from '#app/lib/paths.ts'

export const handle = { i18n: ['mail'] } satisfies GelarHandle
export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.message.subject)

export async function loader({ request, params }: LoaderFunctionArgs) {
  await authorizeSystem(request, 'system.view')
  const message = await loadMessage({ eventId: null, id: params.message, uncovered: true })
  return {
    message,
    back: adminOutboxPath(),
    body: `${adminOutboxMessagePath(message.id)}/isi`,
    timeZone: 'Asia/Jakarta',
    mayRetry: true,
    mayMend: true,
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { actor } = await authorizeSystem(request, 'system.manage')
  return retry(actor, params.message, adminOutboxMessagePath(params.message ?? ''))
}

export default function AdminOutboxMessagePage() {
  return <OutboxLetter {...useLoaderData<typeof loader>()} />
}
