import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ScreenLayout } from '#app/components/layouts/screen-layout.tsx'
import { LineNotice } from '#app/components/line-notice.tsx'
import { useLive } from '#app/components/use-live.ts'
import { db } from '#app/db.server.ts'
import { authorize } from '#app/features/people/authorize.server.ts'
import { sharedSalesScreen } from '#app/features/sales/totals/sales-screen.server.ts'
import { SalesScreen } from '#app/features/sales/totals/sales-screen.tsx'
import { getT } from '#app/i18n/i18n.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { isRefresh } from '#app/lib/shared-answer.server.ts'

export const handle = { i18n: ['sales'] } satisfies GelarHandle

/** The big screen of sales on a person's own computer, for those who may see all of a festival's sales. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { event } = await authorize(request, params, 'sales.view')
  const t = await getT(request, ['sales'])
  return {
    title: t('sales:screen.title'),
    event: { slug: event.slug, name: event.name, timeZone: event.timeZone },
    sales: await sharedSalesScreen(isRefresh(request), db, event.id),
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

export default function OwnSalesScreen() {
  const { event, sales } = useLoaderData<typeof loader>()
  const { t } = useTranslation('sales')
  useLive(event.slug, ['sales'])
  return (
    <ScreenLayout title={event.name} place={t('screen.title')}>
      <SalesScreen {...sales} />
      <LineNotice zone={event.timeZone} />
    </ScreenLayout>
  )
}
