import { useTranslation } from 'react-i18next'
import { chartFills, round, seriesClass } from '#app/components/charts/scale.ts'
import { ScreenFigure } from '#app/components/screen-figure.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import type { ArrivalsScreenData } from './arrivals-screen.server.ts'

/** Who is inside and who has come today, by gate and by hour. */
export function ArrivalsScreen({ totals, gates, others, hours }: ArrivalsScreenData) {
  const { t } = useTranslation('tickets')
  const f = useFormat()
  const rows = [
    ...gates.map(({ gateId, gate, entered }) => ({ key: gateId, name: gate, entered })),
    ...(others === undefined
      ? []
      : [{ key: 'others', name: t('screen.otherGates'), entered: others }]),
  ]
  return (
    <div className="flex h-full flex-col gap-[1em]">
      <dl className="flex flex-wrap items-end gap-x-[2.5em] gap-y-[0.8em]">
        <ScreenFigure label={t('visitors.inside')} value={f.number(totals.inside)} shines />
        <ScreenFigure label={t('screen.enteredToday')} value={f.number(totals.entered)} />
      </dl>
      <div className="grid min-h-0 grow gap-[1.5em] md:grid-cols-[2fr_3fr]">
        <section className="min-h-0 overflow-hidden">
          <h2 className="mb-[0.4em] text-[1.1em] font-bold">{t('visitors.byGate')}</h2>
          {rows.length === 0 ? <p className="text-ink-soft">{t('visitors.noGates')}</p> : null}
          <ul className="space-y-[0.4em]">
            {rows.map(({ key, name, entered }, index) => (
              <li key={key} className="flex items-center gap-[0.6em] leading-snug">
                <svg aria-hidden="true" viewBox="0 0 12 12" className="size-[0.8em] shrink-0">
                  <rect width="12" height="12" rx="3" className={seriesClass(chartFills, index)} />
                </svg>
                <span className="min-w-0 grow truncate font-semibold">{name}</span>
                <span className="figures font-bold">{f.number(entered)}</span>
              </li>
            ))}
          </ul>
        </section>
        <section className="flex min-h-64 flex-col">
          <h2 className="mb-[0.4em] text-[1.1em] font-bold">{t('visitors.byHour')}</h2>
          {hours.length === 0 ? (
            <p className="text-ink-soft">{t('visitors.nobodyTitle')}</p>
          ) : (
            <HourColumns hours={hours} />
          )}
        </section>
      </div>
    </div>
  )
}

/** The part of a column's room that the highest one fills; its figure stands above. */
const HIGHEST = 86

/** One column an hour, as high as there is room, its gates stacked in the colours of the list. */
function HourColumns({ hours }: Pick<ArrivalsScreenData, 'hours'>) {
  const f = useFormat()
  const totals = hours.map(({ values }) => values.reduce((sum, value) => sum + value, 0))
  const scale = HIGHEST / Math.max(1, ...totals)
  return (
    <ol className="flex min-h-0 grow gap-[0.2em]">
      {hours.map(({ label, values }, at) => {
        const total = totals[at] ?? 0
        return (
          <li key={label} className="flex min-w-0 flex-1 flex-col">
            <svg aria-hidden="true" width="100%" className="min-h-0 grow">
              <Stack values={values} scale={scale} />
              <text
                x="50%"
                y={`${round(100 - total * scale)}%`}
                dy="-0.35em"
                textAnchor="middle"
                className="figures fill-ink text-[0.75em] font-bold max-sm:hidden"
              >
                {total > 0 ? f.number(total) : null}
              </text>
            </svg>
            <span className="figures border-t-2 border-line-strong pt-[0.15em] text-center text-[0.8em]">
              {label}
              <span className="sr-only">: {f.number(total)}</span>
            </span>
          </li>
        )
      })}
    </ol>
  )
}

function Stack({ values, scale }: { values: ReadonlyArray<number>; scale: number }) {
  let below = 0
  return values.map((value, index) => {
    below += value
    return (
      <rect
        // biome-ignore lint/suspicious/noArrayIndexKey: the place in the stack is its identity
        key={index}
        x="8%"
        width="84%"
        y={`${round(100 - below * scale)}%`}
        height={`${round(value * scale)}%`}
        className={seriesClass(chartFills, index)}
      />
    )
  })
}
