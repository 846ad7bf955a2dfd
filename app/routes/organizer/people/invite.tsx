import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { authorize } from '#app/features/people/authorize.server.ts'
import { InvitePage } from '#app/features/people/invite-page.tsx'
import { invite, loadInvite } from '#app/features/people/people-page.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { peoplePath } from '#app/lib/paths.ts'

export const handle = { i18n: ['people'] } satisfies GelarHandle
export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { event, grants } = await authorize(request, params, 'people.manage')
  const t = await getT(request, ['people'])
  const offered = await loadInvite({ grants }, event.id)
  return { title: t('people:invite.title'), back: peoplePath(event), ...offered }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { event, user, grants } = await authorize(request, params, 'people.manage')
  return invite(request, { ...user, grants }, event.id, peoplePath(event))
}

export default function FestivalInvitePage() {
  const { title: _title, ...offered } = useLoaderData<typeof loader>()
  const { t } = useTranslation('people')
  return <InvitePage {...offered} lead={t('invite.lead')} reply={useActionData<typeof action>()} />
}
