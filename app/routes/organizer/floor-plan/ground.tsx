import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { PageHeader } from '#app/components/page-header.tsx'
import { db } from '#app/db.server.ts'
import { GroundEditor } from '#app/features/booths/editor/ground-editor.tsx'
import { loadGround } from '#app/features/booths/ground/load-ground.server.ts'
import { authorize } from '#app/features/people/authorize.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { boothPlanPath, groundChangesPath, groundPicturePath, livePath } from '#app/lib/paths.ts'

export const handle = { i18n: ['ground', 'exhibitors'] } satisfies GelarHandle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { event, user, can } = await authorize(request, params, 'floorPlan.view')
  const t = await getT(request, ['ground'])
  return {
    title: t('ground:title'),
    event: { id: event.id, slug: event.slug },
    userId: user.id,
    mayEdit: can('floorPlan.edit'),
    mayPlan: can('placement.view'),
    ...(await loadGround(db, event.id)),
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

/** The editor keeps itself current: it follows the changes, and forms of other pages need not fetch it anew. */
export function shouldRevalidate() {
  return false
}

export default function GroundPage() {
  const { title, event, userId, mayEdit, mayPlan, rows, revision } = useLoaderData<typeof loader>()
  const { t } = useTranslation('ground')
  return (
    <>
      <PageHeader
        title={title}
        breadcrumbs={mayPlan ? [{ label: t('planTitle'), to: boothPlanPath(event) }] : []}
      />
      <noscript>
        <Alert tone="info" className="mb-4">
          {t('noScript')}
        </Alert>
      </noscript>
      <GroundEditor
        eventId={event.id}
        userId={userId}
        mayEdit={mayEdit}
        rows={rows}
        revision={revision}
        paths={{
          changes: groundChangesPath(event),
          picture: groundPicturePath(event),
          live: livePath(event),
        }}
      />
    </>
  )
}
