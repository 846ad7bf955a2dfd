import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { MonitorPlay, Tags } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { LinkButton } from '#app/components/button.tsx'
import { BarChart } from '#app/components/charts/bar-chart.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { FormErrors } from '#app/components/form.tsx'
import { Card, PageHeader, Section } from '#app/components/page-header.tsx'
import { Pagination } from '#app/components/pagination.tsx'
import { StatGrid, StatTile } from '#app/components/stat-tile.tsx'
import { useLastReply } from '#app/components/use-last-reply.ts'
import { useLive } from '#app/components/use-live.ts'
import { db, longDb } from '#app/db.server.ts'
import { shortKanwil } from '#app/features/exhibitors/registry/short-kanwil.ts'
import { authorizeStaff, notFound } from '#app/features/people/authorize.server.ts'
import { SalesFileLinks } from '#app/features/sales/files/sales-file-links.tsx'
import { ReverseForm } from '#app/features/sales/listings/sales-forms.ts'
import { reverseSale } from '#app/features/sales/record/reverse-sale.server.ts'
import { timeColumnsOf } from '#app/features/sales/totals/hour-columns.ts'
import { rankBy } from '#app/features/sales/totals/ranking.ts'
import {
  countSales,
  findSaleBooth,
  listRecentSales,
} from '#app/features/sales/totals/recent-sales.server.ts'
import { RecentSalesTable } from '#app/features/sales/totals/recent-sales-table.tsx'
import { findProof, proveRollups } from '#app/features/sales/totals/rollup-proof.server.ts'
import { RollupProof } from '#app/features/sales/totals/rollup-proof.tsx'
import { rebuildRollups } from '#app/features/sales/totals/rollups.server.ts'
import { SalesBreakdown } from '#app/features/sales/totals/sales-breakdown.tsx'
import { listSalesDays } from '#app/features/sales/totals/sales-days.server.ts'
import { SalesCourse, SalesDays } from '#app/features/sales/totals/sales-overview.tsx'
import { sharedSalesReport } from '#app/features/sales/totals/sales-report.server.ts'
import { scopeOf } from '#app/features/sales/totals/sales-scope.server.ts'
import { tellSalesChanged } from '#app/features/sales/totals/tell-sales.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { answerForm } from '#app/lib/answer-form.server.ts'
import { redirectWithFlash } from '#app/lib/flash.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { refuseBeyondLast } from '#app/lib/last-page.server.ts'
import { parsePage } from '#app/lib/list-query.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { listingsPath, salesPath, salesScreenPath } from '#app/lib/paths.ts'
import { isRefresh } from '#app/lib/shared-answer.server.ts'

export const handle = { i18n: ['sales'] } satisfies GelarHandle

const SALES_A_PAGE = 20
const PRODUCTS_SHOWN = 50

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { event, reach, can } = await authorizeStaff(request, params, 'sales.view')
  const t = await getT(request, ['sales'])
  const { scope, day } = scopeOf(request, event, reach)
  const seesBooths = reach.everything || reach.boothIds.length > 0
  const wanted = {
    eventId: event.id,
    ...(reach.everything ? {} : { boothIds: reach.boothIds }),
    from: scope.from,
    to: scope.to,
  }
  const page = parsePage(request)
  const mayShare = isRefresh(request)
  const skip = (page - 1) * SALES_A_PAGE
  const [report, days, recent, count, proof] = await Promise.all([
    sharedSalesReport(mayShare, db, scope, { products: PRODUCTS_SHOWN }),
    listSalesDays(db, event),
    seesBooths ? listRecentSales(db, { ...wanted, limit: SALES_A_PAGE, skip }) : [],
    seesBooths ? countSales(db, wanted) : 0,
    reach.everything ? findProof(db, event.id) : undefined,
  ])
  const pageCount = Math.max(1, Math.ceil(count / SALES_A_PAGE))
  refuseBeyondLast(request, { page, pageCount })
  const { hours, ...totals } = report
  return {
    title: t('sales:page.title'),
    event: { slug: event.slug, timeZone: event.timeZone },
    day,
    days,
    totals,
    course: timeColumnsOf(hours, event.timeZone, day),
    recent: recent.map((sale) => ({
      ...sale,
      canReverse: sale.reversal === null && can('sale.reverse', { boothId: sale.boothId }),
    })),
    page,
    pageCount,
    proof,
    seesProof: reach.everything,
    canManage: can('event.manage'),
    canScreen: can('sales.view'),
    seesListings: can('listing.view') || reach.boothIds.length > 0 || reach.kanwilCodes.length > 0,
  }
}

const SalesAction = z.discriminatedUnion('intent', [
  ReverseForm.extend({ intent: z.literal('reverse') }),
  z.object({ intent: z.enum(['rebuild', 'prove']) }),
])

export async function action({ request, params }: ActionFunctionArgs) {
  const { event, actor, can } = await authorizeStaff(request, params, 'sale.reverse')
  return answerForm(request, SalesAction, async (form) => {
    if (form.intent !== 'reverse') {
      if (!can('event.manage')) throw notFound()
      // Every line is read: longer than a page may take.
      if (form.intent === 'rebuild') await rebuildRollups(longDb, event.id)
      await proveRollups(longDb, event.id)
      return redirectWithFlash(
        salesPath(event),
        form.intent === 'rebuild' ? 'sales:page.rebuilt' : 'sales:page.proved',
      )
    }
    const { saleId, reason } = form
    const boothId = await findSaleBooth(db, event.id, saleId)
    if (!boothId || !can('sale.reverse', { boothId })) throw notFound()
    await reverseSale(db, actor, { saleId, reason, at: new Date() })
    tellSalesChanged(db, event.id)
    return redirectWithFlash(
      `${salesPath(event)}${new URL(request.url).search}`,
      'sales:page.reversed',
    )
  })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

export default function SalesPage() {
  const { event, day, days, totals, course, recent, page, pageCount, ...rest } =
    useLoaderData<typeof loader>()
  const reply = useLastReply<typeof action>()
  const { t } = useTranslation('sales')
  const f = useFormat()
  useLive(event.slug, ['sales'])
  const { sum } = totals
  const sales = totals.payments?.reduce((count, row) => count + row.sales, 0)
  return (
    <>
      <PageHeader
        title={t('page.title')}
        lead={t('page.lead')}
        actions={
          <>
            {rest.seesListings ? (
              <LinkButton variant="secondary" to={listingsPath(event)} icon={<Tags />}>
                {t('page.listings')}
              </LinkButton>
            ) : null}
            {rest.canScreen ? (
              <LinkButton variant="secondary" to={salesScreenPath(event)} icon={<MonitorPlay />}>
                {t('page.screen')}
              </LinkButton>
            ) : null}
            <SalesFileLinks event={event} day={day} />
          </>
        }
      />
      <FormErrors
        id="sales-errors"
        errors={reply?.error?.[''] ?? reply?.error?.reason ?? undefined}
      />
      {days.length > 0 ? (
        <SalesDays days={days} day={day} to={(one) => salesPath(event, one)} />
      ) : null}
      <div className="space-y-6">
        <StatGrid>
          <StatTile
            label={t('page.turnover')}
            value={f.rupiah(sum.amountIdr)}
            {...(course.columns.length > 1 && {
              trend: {
                label: t(course.by === 'day' ? 'page.perDay' : 'page.perHour'),
                values: course.columns.map((column) => column.amountIdr),
              },
            })}
          />
          <StatTile label={t('page.items')} value={f.number(sum.quantity)} />
          {sales === undefined ? null : (
            <StatTile
              label={t('page.count')}
              value={f.number(sales)}
              detail={
                sales === 0
                  ? undefined
                  : t('page.average', { amount: f.rupiah(Math.round(sum.amountIdr / sales)) })
              }
            />
          )}
          <StatTile
            label={t('page.selling')}
            value={f.number(totals.booths.length)}
            detail={t('page.exhibitorsSelling', { count: totals.exhibitors.length })}
          />
        </StatGrid>
        {rest.seesProof && (rest.proof || sum.quantity > 0) ? (
          <RollupProof proof={rest.proof} timeZone={event.timeZone} canProve={rest.canManage} />
        ) : null}
        {sum.quantity === 0 ? (
          <EmptyState drawing="stall" title={t('page.emptyTitle')}>
            {t('page.emptyBody')}
          </EmptyState>
        ) : (
          <>
            <SalesCourse {...course} timeZone={event.timeZone} />
            <div className="grid gap-6 lg:grid-cols-2">
              <KanwilRanking kanwils={totals.kanwils} by="amountIdr" />
              <KanwilRanking kanwils={totals.kanwils} by="quantity" />
            </div>
            <Section title={t('page.totals')}>
              <SalesBreakdown {...totals} />
            </Section>
          </>
        )}
        {recent.length > 0 ? (
          <Section title={t('page.recent')}>
            <RecentSalesTable sales={recent} timeZone={event.timeZone} />
            <Pagination page={page} pageCount={pageCount} />
          </Section>
        ) : null}
      </div>
    </>
  )
}

type KanwilRankingProps = {
  kanwils: { kanwilCode: string | null; name: string | null; quantity: number; amountIdr: number }[]
  by: 'amountIdr' | 'quantity'
}

function KanwilRanking({ kanwils, by }: KanwilRankingProps) {
  const { t } = useTranslation('sales')
  const f = useFormat()
  const rows = rankBy(
    kanwils.filter((row) => row.kanwilCode !== null),
    (row) => row[by],
    (row) => row.name ?? '',
  ).slice(0, 10)
  const money = by === 'amountIdr'
  return (
    <Card>
      <BarChart
        ranked
        title={t(money ? 'page.byTurnover' : 'page.byItems')}
        category={t('file.kanwil')}
        measure={t(money ? 'page.turnover' : 'page.items')}
        rows={rows.map((row) => ({
          key: row.kanwilCode ?? '-',
          label: shortKanwil(row.name ?? ''),
          value: row[by],
        }))}
        format={money ? f.rupiah : f.number}
      />
    </Card>
  )
}
