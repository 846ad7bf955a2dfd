import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/i18n/use-format.ts'
import type { ShownVerdict } from './gate-snapshot.ts'
import type { SignalTone } from './signals.ts'

const tones = {
  admitted: 'good',
  exited: 'good',
  counted: 'good',
  already_in: 'warn',
  not_in: 'warn',
  wrong_day: 'warn',
  wrong_gate: 'warn',
  unproven: 'warn',
  unsettled: 'bad',
  wrong_event: 'bad',
  revoked: 'bad',
  unknown: 'bad',
} as const satisfies Record<string, SignalTone>

type Known = keyof typeof tones

function isKnown(verdict: string): verdict is Known {
  return verdict in tones
}

/** How a verdict looks and sounds. */
export function verdictTone(verdict: ShownVerdict['verdict']): SignalTone {
  return isKnown(verdict) ? tones[verdict] : 'warn'
}

/** What a verdict says, in two words and one line. */
export function useVerdictWords(timeZone: string) {
  const { t } = useTranslation('tickets')
  const f = useFormat()
  return (shown: ShownVerdict): { title: string; detail: string } => {
    const { verdict, people, validOn, earlier } = shown
    // A newer server may answer what this page does not know yet.
    if (!isKnown(verdict)) return { title: verdict, detail: t('gate.advice.other') }
    const title = t(`gate.verdict.${verdict}`)
    if (verdict === 'admitted' || verdict === 'exited' || verdict === 'counted') {
      return { title, detail: t('people', { count: people }) }
    }
    if (verdict === 'wrong_day' && validOn) {
      return { title, detail: t('gate.validOn', { day: f.day(validOn) }) }
    }
    if (verdict === 'already_in' && earlier) {
      const at = f.time(earlier.at, timeZone)
      return { title, detail: t('gate.earlier', { at, gate: earlier.gate }) }
    }
    return { title, detail: t(`gate.advice.${verdict}`) }
  }
}
