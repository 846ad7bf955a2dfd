import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { authorizeSystem } from '#app/features/people/authorize.server.ts'
import { InvitePage } from '#app/features/people/invite-page.tsx'
import { invite, loadInvite } from '#app/features/people/people-page.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { adminPath } from '#app/lib/paths.ts'

export const handle = { i18n: ['people'] } satisfies GelarHandle
export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const { grants } = await authorizeSystem(request, 'system.manage')
  const t = await getT(request, ['people'])
  const offered = await loadInvite({ grants }, null)
  return { title: t('people:invite.title'), back: adminPath(), ...offered }
}

export async function action({ request }: ActionFunctionArgs) {
  const { user, grants } = await authorizeSystem(request, 'system.manage')
  return invite(request, { ...user, grants }, null, adminPath())
}

export default function AdminInvitePage() {
  const { title: _title, ...offered } = useLoaderData<typeof loader>()
  const { t } = useTranslation('people')
  return (
    <InvitePage {...offered} lead={t('invite.leadSystem')} reply={useActionData<typeof action>()} />
  )
}
