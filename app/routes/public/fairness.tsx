import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '#app/components/empty-state.tsx'
import { PageWidth } from '#app/components/layouts/public-layout.tsx'
import { PageHeader } from '#app/components/page-header.tsx'
import { db } from '#app/db.server.ts'
import { FairnessView } from '#app/features/booths/plans/fairness/fairness-view.tsx'
import {
  findOpenSheet,
  loadFairness,
} from '#app/features/booths/plans/fairness/load-fairness.server.ts'
import { findPublicEvent } from '#app/features/events/queries.server.ts'
import { notFound } from '#app/features/people/authorize.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'

export const handle = { i18n: ['plans'], query: [], hydrate: false } satisfies GelarHandle

/** The published plan's figures by Kanwil, when the organizer has opened them. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const event = await findPublicEvent(db, params.event ?? '')
  if (!event) throw notFound()
  const [plan, t] = await Promise.all([findOpenSheet(db, event.id), getT(request, ['plans'])])
  return {
    title: t('plans:fairness.publicTitle', { event: event.name }),
    description: t('plans:fairness.publicLead', { event: event.name }),
    sheet: plan ? await loadFairness(db, event.id, plan.id) : undefined,
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageMeta(data?.title, data?.description)

export default function PublicFairnessPage() {
  const { title, description, sheet } = useLoaderData<typeof loader>()
  const { t } = useTranslation('plans')
  return (
    <PageWidth>
      <PageHeader title={title} lead={description} />
      {sheet ? (
        <FairnessView sheet={sheet} />
      ) : (
        <EmptyState title={t('fairness.notOpenTitle')}>{t('fairness.notOpenBody')}</EmptyState>
      )}
    </PageWidth>
  )
}
