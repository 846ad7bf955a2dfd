import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { UserPlus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '#app/components/button.tsx'
import { PageHeader } from '#app/components/page-header.tsx'
import { authorize } from '#app/features/people/authorize.server.ts'
import { PeopleList } from '#app/features/people/people-list.tsx'
import { changeRole, loadPeople } from '#app/features/people/people-page.server.ts'
import { RequestList } from '#app/features/people/requests/request-list.tsx'
import { getT } from '#app/i18n/i18n.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { invitePath, peoplePath } from '#app/lib/paths.ts'

export const handle = { i18n: ['people'] } satisfies GelarHandle
export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { event, user, grants, can } = await authorize(request, params, 'people.view')
  const t = await getT(request, ['people'])
  return {
    title: t('people:list.title'),
    slug: event.slug,
    ownId: user.id,
    mayManage: can('people.manage'),
    ...(await loadPeople(request, { id: user.id, grants }, event.id)),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { event, user, grants } = await authorize(request, params, 'people.manage')
  return changeRole(request, { ...user, grants }, event.id, peoplePath(event))
}

export default function PeoplePage() {
  const { slug, mayManage, requests, ...list } = useLoaderData<typeof loader>()
  const { t } = useTranslation('people')
  const invite = invitePath({ slug })
  return (
    <>
      <PageHeader
        title={t('list.title')}
        lead={t('list.leadFestival')}
        actions={
          mayManage ? (
            <LinkButton to={invite} icon={<UserPlus />}>
              {t('invite.title')}
            </LinkButton>
          ) : null
        }
      />
      <RequestList requests={requests} mayManage={mayManage} />
      <PeopleList
        {...list}
        mayManage={mayManage}
        invite={invite}
        reply={useActionData<typeof action>()}
      />
    </>
  )
}
