import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { CalendarPlus, UserPlus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { LinkButton } from '#app/components/button.tsx'
import { PageHeader } from '#app/components/page-header.tsx'
import { db } from '#app/db.server.ts'
import { env } from '#app/env.server.ts'
import { findProblems } from '#app/features/installation/demonstration.server.ts'
import { authorizeSystem } from '#app/features/people/authorize.server.ts'
import { listOpenResets } from '#app/features/people/factor/list-resets.server.ts'
import { ResetLine } from '#app/features/people/factor/reset-line.tsx'
import { PeopleList } from '#app/features/people/people-list.tsx'
import { administerPerson, loadPeople } from '#app/features/people/people-page.server.ts'
import { RequestList } from '#app/features/people/requests/request-list.tsx'
import { getT } from '#app/i18n/i18n.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { adminInvitePath, adminPath, adminSettingsPath, newEventPath } from '#app/lib/paths.ts'

export const handle = { i18n: ['people'] } satisfies GelarHandle
export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const { user, grants } = await authorizeSystem(request, 'system.view')
  const t = await getT(request, ['people'])
  return {
    title: t('people:list.title'),
    ownId: user.id,
    resets: await listOpenResets(db),
    settingProblems: (await findProblems(db, env)).length,
    ...(await loadPeople(request, { id: user.id, grants }, null)),
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const { user, grants } = await authorizeSystem(request, 'system.manage')
  return administerPerson(request, { ...user, grants }, adminPath())
}

export default function AdminPeoplePage() {
  const { resets, ...list } = useLoaderData<typeof loader>()
  const { t } = useTranslation('people')
  return (
    <>
      <PageHeader
        title={t('list.title')}
        lead={t('list.leadSystem')}
        actions={
          <>
            <LinkButton to={newEventPath()} variant="secondary" icon={<CalendarPlus />}>
              {t('nav.newEvent')}
            </LinkButton>
            <LinkButton to={adminInvitePath()} icon={<UserPlus />}>
              {t('invite.title')}
            </LinkButton>
          </>
        }
      />
      {list.settingProblems > 0 ? (
        <Alert
          tone="warn"
          className="mb-5"
          title={t('settings.some', { count: list.settingProblems })}
          actions={
            <LinkButton to={adminSettingsPath()} variant="secondary">
              {t('settings.look')}
            </LinkButton>
          }
        />
      ) : null}
      <RequestList requests={list.requests} mayManage />
      <PeopleList
        {...list}
        mayManage
        doors={(person) => (
          <ResetLine
            person={person}
            reset={resets.find(({ userId }) => userId === person.id)}
            ownId={list.ownId}
          />
        )}
        invite={adminInvitePath()}
        reply={useActionData<typeof action>()}
      />
    </>
  )
}
