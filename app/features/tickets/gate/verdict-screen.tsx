import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/button.tsx'
import { StatePanel } from '#app/components/layouts/device-layout.tsx'
import type { ShownVerdict } from './gate-snapshot.ts'
import { useVerdictWords, verdictTone } from './verdict-words.ts'

type VerdictScreenProps = { shown: ShownVerdict; timeZone: string; onDone: () => void }

/** A green answer makes way by itself; anything else waits until somebody has read it. */
const GREEN_MS = 1600
const OTHER_MS = 8000

/** The answer to a reading over the whole page, readable from two metres. */
export function VerdictScreen({ shown, timeZone, onDone }: VerdictScreenProps) {
  const { t } = useTranslation('tickets')
  const { title, detail } = useVerdictWords(timeZone)(shown)
  const tone = verdictTone(shown.verdict)
  useEffect(() => {
    const timer = setTimeout(onDone, tone === 'good' ? GREEN_MS : OTHER_MS)
    return () => clearTimeout(timer)
  }, [tone, onDone])
  return (
    // Always in the strong colours of the light theme, so that red is seen as red from two metres.
    <div data-theme="light" className="absolute inset-0 z-20 flex">
      <StatePanel tone={tone} title={title} detail={detail}>
        {shown.offline ? (
          <p className="rounded-control bg-current/15 px-4 py-2 text-lg font-bold">
            {t('gate.decidedOffline')}
          </p>
        ) : null}
        <Button variant="secondary" size="lg" onClick={onDone} className="mt-2">
          {t('gate.next')}
        </Button>
      </StatePanel>
    </div>
  )
}
