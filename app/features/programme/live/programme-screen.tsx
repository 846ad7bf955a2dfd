import { clsx } from 'clsx'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/i18n/use-format.ts'
import type { PublicSlot } from '../publish/public-view.ts'
import type { ProgrammeScreenData } from './programme-screen.server.ts'

type ProgrammeScreenProps = Omit<ProgrammeScreenData, 'venueName'> & { timeZone: string }

const columns = ['', 'lg:grid-cols-1', 'lg:grid-cols-2', 'lg:grid-cols-3', 'lg:grid-cols-4']
/** The fewer stages, the more room has each: for all that stands there, and for its title. */
const sizes = ['', 'lg:text-[1.6em]', 'lg:text-[1.25em]', '', '']
const titleSizes = ['', 'text-[2.1em]', 'text-[1.75em]', 'text-[1.5em]', 'text-[1.3em]']

/** What is on and what comes next, one column a stage. */
export function ProgrammeScreen({ pause, stages, timeZone }: ProgrammeScreenProps) {
  const { t } = useTranslation('programme')
  const f = useFormat()
  const many = Math.min(stages.length, 4)
  return (
    <div className="flex h-full flex-col gap-[0.8em]">
      {pause ? (
        <p className="rounded-card bg-info-soft px-[0.8em] py-[0.4em] text-[1.2em] font-bold text-info">
          {t('prayer.pause', { prayer: t(`prayer.${pause.prayer}`) })} ·{' '}
          {t('until', { time: f.time(pause.endAt, timeZone) })}
        </p>
      ) : null}
      {stages.length === 0 ? (
        <p className="m-auto text-[2.2em] font-extrabold">{t('now.nothing')}</p>
      ) : (
        <ul className={clsx('grid min-h-0 grow gap-[0.8em]', columns[many])}>
          {stages.map((stage) => (
            <li
              key={stage.stageId}
              className={clsx(
                'flex min-h-0 flex-col overflow-hidden rounded-card border border-line bg-surface',
                sizes[many],
              )}
            >
              <h2 className="truncate bg-indigo px-[0.7em] py-[0.35em] font-bold text-cream">
                {stage.stageName}
              </h2>
              <div className="flex grow flex-col justify-center p-[0.7em]">
                {stage.now ? (
                  <Big slot={stage.now} zone={timeZone} size={titleSizes[many]} now />
                ) : stage.next ? (
                  <Big slot={stage.next} zone={timeZone} size={titleSizes[many]} />
                ) : null}
              </div>
              {stage.now && stage.next ? <After slot={stage.next} zone={timeZone} /> : null}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

type SlotProps = { slot: PublicSlot; zone: string }

function Big({ slot, zone, size, now }: SlotProps & { size: string | undefined; now?: boolean }) {
  const { t } = useTranslation('programme')
  const f = useFormat()
  return (
    <>
      <p className={clsx('font-bold', now ? 'text-good' : 'text-accent')}>
        {t(now ? 'now.now' : 'now.next')}
      </p>
      <p
        className={clsx(
          'line-clamp-5 pb-[0.12em] leading-[1.12] font-extrabold tracking-tight break-words',
          size,
        )}
      >
        {slot.title}
      </p>
      {slot.origin ? <p className="mt-[0.3em] line-clamp-2 text-ink-soft">{slot.origin}</p> : null}
      <p className="figures mt-[0.4em] text-[1.1em] font-semibold">
        {f.timeRange(slot.startAt, slot.endAt, zone)}
      </p>
    </>
  )
}

function After({ slot, zone }: SlotProps) {
  const { t } = useTranslation('programme')
  const f = useFormat()
  return (
    <div className="border-t border-line bg-sunken p-[0.7em]">
      <p className="text-[0.85em] font-bold text-accent">{t('now.next')}</p>
      <p className="line-clamp-2 text-[1.1em] leading-tight font-bold break-words">{slot.title}</p>
      <p className="figures text-[0.9em] text-ink-soft">
        {f.timeRange(slot.startAt, slot.endAt, zone)}
      </p>
    </div>
  )
}
