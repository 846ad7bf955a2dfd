import { useTranslation } from 'react-i18next'
import { ScreenFigure } from '#app/components/screen-figure.tsx'
import { shortKanwil } from '#app/features/exhibitors/registry/short-kanwil.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import type { SalesScreenData } from './sales-screen.server.ts'

/** Turnover and pieces so far, and who and what sells most. */
export function SalesScreen({ sum, kanwils, products }: SalesScreenData) {
  const { t } = useTranslation('sales')
  const f = useFormat()
  return (
    <div className="flex h-full flex-col gap-[1em]">
      <dl className="flex flex-wrap items-end gap-x-[2.5em] gap-y-[0.8em]">
        <ScreenFigure label={t('screen.turnover')} value={f.rupiah(sum.amountIdr)} shines />
        <ScreenFigure label={t('screen.items')} value={f.number(sum.quantity)} />
      </dl>
      <div className="grid min-h-0 grow gap-[1.5em] overflow-hidden md:grid-cols-2">
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
      <h2 className="mb-[0.4em] text-[1.1em] font-bold">{title}</h2>
      <ol className="space-y-[0.4em]">
        {rows.map((row) => (
          <li key={row.key}>
            <div className="flex items-baseline justify-between gap-[1em] leading-snug">
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
