import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { StatusBadge } from '#app/components/badge.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import type { GateSnapshot } from './gate-snapshot.ts'
import { useVerdictWords, verdictTone } from './verdict-words.ts'

type GateHistoryProps = { gate: GateSnapshot; timeZone: string }

/** Today's counts of this gate and the whole ground, and what has been read last. */
export function GateHistory({ gate, timeZone }: GateHistoryProps) {
  const { t } = useTranslation('tickets')
  const f = useFormat()
  const words = useVerdictWords(timeZone)
  const here = gate.counts?.gates.find(({ gateId }) => gateId === gate.pairing?.place.id)
  return (
    <>
      {gate.doubles > 0 ? (
        <Alert tone="warn" live title={t('gate.doubles', { count: gate.doubles })} />
      ) : null}
      <details>
        <summary className="flex min-h-11 cursor-pointer items-center justify-between gap-3 font-semibold">
          <span className="figures">
            {t('gate.hereToday', { figure: here ? f.number(here.entered) : '–' })}
          </span>
          <span className="figures text-ink-soft">
            {t('gate.insideNow', {
              figure: gate.counts ? f.number(gate.counts.total.inside) : '–',
            })}
          </span>
        </summary>
        <ol
          aria-label={t('gate.history')}
          className="max-h-48 divide-y divide-line overflow-y-auto"
        >
          {gate.history.map((shown) => {
            const { title, detail } = words(shown)
            return (
              <li key={shown.id} className="flex items-center gap-3 py-2 text-sm">
                <span className="figures shrink-0 text-ink-soft">
                  {f.time(shown.at, timeZone, true)}
                </span>
                <StatusBadge tone={verdictTone(shown.verdict)}>{title}</StatusBadge>
                <span className="min-w-0 truncate">{detail}</span>
              </li>
            )
          })}
          {gate.history.length === 0 ? (
            <li className="py-2 text-sm text-ink-soft">{t('gate.nothingRead')}</li>
          ) : null}
        </ol>
      </details>
    </>
  )
}
