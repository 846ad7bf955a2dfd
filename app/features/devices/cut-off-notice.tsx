import { WifiOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'

/**
 * Says since when the figures of a screen are old. Comes hidden with every page; `screen.js` shows it while the
 * server is out of reach, so it names the time of the last figures by itself.
 */
export function CutOffNotice({ since }: { since: string }) {
  const { t } = useTranslation('devices')
  return (
    <div id="layar-terputus" data-part="" role="status">
      <p
        hidden
        data-cut-off=""
        className="flex items-center gap-[0.6em] bg-warn px-[1.2em] py-[0.4em] font-bold text-warn-ink [&[hidden]]:hidden"
      >
        <WifiOff aria-hidden="true" className="size-[1.2em] shrink-0" />
        {t('screen.cutOff', { time: since })}
      </p>
    </div>
  )
}
