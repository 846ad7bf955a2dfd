import { clsx } from 'clsx'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/i18n/use-format.ts'
import type { PublicSlot } from '../publish/public-view.ts'
import type { NowNext } from './now-next.server.ts'

type PanelProps = { stages: ReadonlyArray<NowNext>; zone: string; className?: string }

/** What is on and what comes next, stage by stage. Needs the namespace `programme`, but no script. */
export function NowNextPanel({ stages, zone, className }: PanelProps) {
  const { t } = useTranslation('programme')
  return (
    <ul
      className={clsx(
        'divide-y divide-line rounded-card border border-line bg-surface shadow-card',
        className,
      )}
    >
      {stages.map((stage) => (
        <li key={stage.stageId} className="px-4 py-3">
          <p className="text-sm font-semibold text-ink-soft">{stage.stageName}</p>
          {stage.now ? <Line slot={stage.now} zone={zone} label={t('now.now')} strong /> : null}
          {stage.next ? <Line slot={stage.next} zone={zone} label={t('now.next')} /> : null}
        </li>
      ))}
    </ul>
  )
}

type LineProps = { slot: PublicSlot; zone: string; label: string; strong?: boolean }

function Line({ slot, zone, label, strong }: LineProps) {
  const f = useFormat()
  return (
    <div className="mt-1.5 flex items-baseline gap-3">
      <span
        className={clsx(
          'w-22 shrink-0 rounded-full px-2 py-0.5 text-center text-xs font-bold',
          strong ? 'bg-accent text-accent-ink' : 'bg-sunken text-ink-soft',
        )}
      >
        {label}
      </span>
      <span className="min-w-0 leading-snug">
        <span className={clsx('block break-words', strong ? 'text-lg font-bold' : 'font-semibold')}>
          {slot.title}
        </span>
        <span className="figures block text-sm text-ink-soft">
          {f.timeRange(slot.startAt, slot.endAt, zone)}
        </span>
      </span>
    </div>
  )
}
