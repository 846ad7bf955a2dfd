import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ScreenLayout } from '#app/components/layouts/screen-layout.tsx'
import { useLive } from '#app/components/use-live.ts'
import { db } from '#app/db.server.ts'
import { shortKanwil } from '#app/features/exhibitors/registry/short-kanwil.ts'
import { authorize } from '#app/features/people/authorize.server.ts'
import { rankBy } from '#app/features/sales/totals/ranking.ts'
import {
  listKanwilTotals,
  listProductTotals,
  sumSales,
} from '#app/features/sales/totals/sales-totals.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'

export const handle = { i18n: ['sales'] } satisfies GelarHandle

const ROWS = 8

/** The big screen of sales, for those who may see all of a festival's sales. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { event } = await authorize(request, params, 'sales.view')
  const t = await getT(request, ['sales'])
  const scope = { eventId: event.id }
  const [sum, kanwils, products] = await Promise.all([
    sumSales(db, scope),
    listKanwilTotals(db, scope),
    listProductTotals(db, scope),
  ])
  const best = rankBy(
    products,
    (row) => row.quantity,
    (row) => row.name + row.productId,
  )
  return {
    title: t('sales:screen.title'),
    event: { slug: event.slug, name: event.name },
    sum,
    kanwils: kanwils.filter((row) => row.kanwilCode !== null).slice(0, ROWS),
    products: best.slice(0, ROWS),
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

export default function SalesScreen() {
  const { event, sum, kanwils, products } = useLoaderData<typeof loader>()
  const { t } = useTranslation('sales')
  const f = useFormat()
  useLive(event.slug, ['sales'])
  return (
    <ScreenLayout title={event.name} place={t('screen.title')}>
      <div className="flex h-full flex-col gap-[1.5em]">
        <dl className="flex flex-wrap items-end gap-x-[3em] gap-y-[1em]">
          <div>
            <dt className="text-[1.2em] text-ink-soft">{t('screen.turnover')}</dt>
            <dd className="figures text-[min(4.5em,11vw)] leading-none font-extrabold tracking-tight text-shine">
              {f.rupiah(sum.amountIdr)}
            </dd>
          </div>
          <div>
            <dt className="text-[1.2em] text-ink-soft">{t('screen.items')}</dt>
            <dd className="figures text-[min(4.5em,11vw)] leading-none font-extrabold tracking-tight">
              {f.number(sum.quantity)}
            </dd>
          </div>
        </dl>
        <div className="grid min-h-0 grow gap-[2em] overflow-hidden md:grid-cols-2">
          <Board
            title={t('screen.topKanwil')}
            rows={kanwils.map((row) => ({
              key: row.kanwilCode ?? '-',
              name: shortKanwil(row.name ?? ''),
              value: row.amountIdr,
              shown: f.rupiah(row.amountIdr),
            }))}
          />
          <Board
            title={t('screen.topProducts')}
            rows={products.map((row) => ({
              key: row.productId,
              name: row.name,
              value: row.quantity,
              shown: t('screen.pieces', { count: row.quantity }),
            }))}
          />
        </div>
      </div>
    </ScreenLayout>
  )
}

type BoardProps = {
  title: string
  rows: { key: string; name: string; value: number; shown: string }[]
}

function Board({ title, rows }: BoardProps) {
  const largest = Math.max(1, ...rows.map((row) => row.value))
  return (
    <section className="min-h-0 overflow-hidden">
      <h2 className="mb-[0.5em] text-[1.3em] font-bold">{title}</h2>
      <ol className="space-y-[0.55em]">
        {rows.map((row) => (
          <li key={row.key}>
            <div className="flex items-baseline justify-between gap-[1em]">
              <span className="min-w-0 truncate font-semibold">{row.name}</span>
              <span className="figures shrink-0 font-bold">{row.shown}</span>
            </div>
            <svg aria-hidden="true" width="100%" height="8" className="mt-1 block">
              <rect width="100%" height="8" rx="2" className="fill-surface" />
              <rect
                width={`${(row.value / largest) * 100}%`}
                height="8"
                rx="2"
                className="fill-chart-2"
              />
            </svg>
          </li>
        ))}
      </ol>
    </section>
  )
}
