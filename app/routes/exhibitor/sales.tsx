import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '#app/components/empty-state.tsx'
import { PageHeader, Section } from '#app/components/page-header.tsx'
import { StatGrid, StatTile } from '#app/components/stat-tile.tsx'
import { db } from '#app/db.server.ts'
import { authorizeSome, notFound } from '#app/features/people/authorize.server.ts'
import { SalesFileLinks } from '#app/features/sales/files/sales-file-links.tsx'
import { timeColumnsOf } from '#app/features/sales/totals/hour-columns.ts'
import { SalesBreakdown } from '#app/features/sales/totals/sales-breakdown.tsx'
import { listSalesDays } from '#app/features/sales/totals/sales-days.server.ts'
import { SalesCourse, SalesDays } from '#app/features/sales/totals/sales-overview.tsx'
import { getSalesReport } from '#app/features/sales/totals/sales-report.server.ts'
import { scopeOf } from '#app/features/sales/totals/sales-scope.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { ownSalesPath } from '#app/lib/paths.ts'

export const handle = { i18n: ['sales'] } satisfies GelarHandle

/** What an exhibitor (or all of a Kanwil) has sold at a festival: rows of nobody else. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { event, reach } = await authorizeSome(request, params, 'sales.view')
  if (reach.exhibitorIds.length === 0 && reach.kanwilCodes.length === 0) throw notFound()
  const own = { ...reach, everything: false, boothIds: [] }
  const t = await getT(request, ['sales'])
  const { scope, day } = scopeOf(request, event, own)
  const [report, days] = await Promise.all([getSalesReport(db, scope), listSalesDays(db, event)])
  const { hours, ...totals } = report
  return {
    title: t('sales:own.title'),
    event: { slug: event.slug, name: event.name, timeZone: event.timeZone },
    day,
    days,
    totals,
    course: timeColumnsOf(hours, event.timeZone, day),
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

export default function OwnSalesPage() {
  const { event, day, days, totals, course } = useLoaderData<typeof loader>()
  const { t } = useTranslation('sales')
  const f = useFormat()
  return (
    <>
      <PageHeader
        title={t('own.title')}
        lead={`${event.name}. ${t('own.lead')}`}
        actions={<SalesFileLinks event={event} day={day} />}
      />
      {days.length > 0 ? (
        <SalesDays days={days} day={day} to={(one) => ownSalesPath(event, one)} />
      ) : null}
      <div className="space-y-6">
        <StatGrid>
          <StatTile label={t('page.turnover')} value={f.rupiah(totals.sum.amountIdr)} />
          <StatTile label={t('page.items')} value={f.number(totals.sum.quantity)} />
        </StatGrid>
        {totals.sum.quantity === 0 ? (
          <EmptyState drawing="stall" title={t('page.emptyTitle')}>
            {t('own.emptyBody')}
          </EmptyState>
        ) : (
          <>
            <SalesCourse {...course} timeZone={event.timeZone} />
            <Section title={t('page.totals')}>
              <SalesBreakdown {...totals} />
            </Section>
          </>
        )}
      </div>
    </>
  )
}
