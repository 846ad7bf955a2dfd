import { clsx } from 'clsx'
import { WifiOff } from 'lucide-react'
import { useState, useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/i18n/use-format.ts'
import { tryNow } from '#app/lib/live/follow.ts'
import { freshness } from '#app/lib/live/freshness.ts'
import { Button } from './button.tsx'
import { EdgeNotice } from './edge-notice.tsx'
import { noticesId } from './notices.tsx'

const edgeClass =
  'pointer-events-none fixed inset-x-3 bottom-[calc(4.5rem+env(safe-area-inset-bottom))] z-40 flex justify-center lg:bottom-4'
const slipClass =
  'flex max-w-xl items-center gap-3 rounded-card border border-line bg-warn-soft px-4 py-2.5 text-sm font-semibold text-warn shadow-lift [&[hidden]]:hidden'

/** Says at the edge of a page that keeps itself current, while its line is lost, since when it has had no news. */
export function LineNotice({ zone }: { zone: string }) {
  const { t } = useTranslation('common')
  const f = useFormat()
  const since = useSyncExternalStore(freshness.subscribe, freshness.lostSince, () => undefined)
  const [isTrying, setTrying] = useState(false)
  async function press() {
    setTrying(true)
    await tryNow()
    setTrying(false)
  }
  if (since === undefined) return null
  const stack = document.getElementById(noticesId)
  return stack
    ? createPortal(
        <EdgeNotice
          tone="warn"
          icon={<WifiOff aria-hidden="true" />}
          actions={
            <Button size="sm" variant="secondary" pending={isTrying} onClick={press}>
              {t(isTrying ? 'line.trying' : 'line.tryNow')}
            </Button>
          }
        >
          {t('cutOff', { time: f.time(since, zone) })}
        </EdgeNotice>,
        stack,
      )
    : null
}

type CutOffNoticeProps = {
  /** The time of what is shown, in words. */
  since: string
  /** Across the whole of a big screen. */
  wide?: boolean
}

/**
 * The same for pages without the framework: comes hidden with every page, and `screen.js` or `refresh.js` shows it while
 * the server is out of reach, so it names the time of what was loaded last by itself.
 */
export function CutOffNotice({ since, wide }: CutOffNoticeProps) {
  const { t } = useTranslation('common')
  return (
    <div
      id="terputus"
      data-part=""
      data-refresh="60"
      role="status"
      className={wide ? undefined : edgeClass}
    >
      <p
        hidden
        data-cut-off=""
        className={
          wide
            ? 'flex items-center gap-[0.6em] bg-warn px-[1.2em] py-[0.4em] font-bold text-warn-ink [&[hidden]]:hidden'
            : slipClass
        }
      >
        <WifiOff
          aria-hidden="true"
          className={clsx('shrink-0', wide ? 'size-[1.2em]' : 'size-5')}
        />
        {t('cutOff', { time: since })}
      </p>
    </div>
  )
}
