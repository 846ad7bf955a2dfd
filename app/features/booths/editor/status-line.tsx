import { CloudCheck, CloudOff, CloudUpload, LogIn } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { GroundState } from './ground-store.ts'

/** Whether everything is saved, being saved, or waits for the network. */
export function StatusLine({ state, onRetry }: { state: GroundState; onRetry: () => void }) {
  const { t } = useTranslation('ground')
  const { connection, waiting } = state
  const cut = connection !== 'online'
  const Icon = cut ? CloudOff : waiting > 0 ? CloudUpload : CloudCheck
  const text =
    connection === 'signedOut'
      ? t('status.signedOut')
      : connection === 'forbidden'
        ? t('status.forbidden')
        : cut
          ? waiting > 0
            ? t('status.offlineWaiting', { count: waiting })
            : t('status.offline')
          : waiting > 0
            ? t('status.saving')
            : t('status.saved')
  return (
    <div className="flex shrink-0 items-center gap-2 px-2 text-sm sm:px-3">
      <p
        role="status"
        title={text}
        className={`flex items-center gap-1.5 ${cut ? 'font-semibold text-warn' : 'text-ink-soft'}`}
      >
        <Icon aria-hidden="true" className="size-5 shrink-0" />
        <span className={cut ? 'max-sm:max-w-24 max-sm:text-xs' : 'max-sm:sr-only'}>{text}</span>
      </p>
      {connection === 'signedOut' ? (
        <a
          href="/masuk"
          target="_blank"
          rel="noreferrer"
          className="inline-flex items-center gap-1 font-semibold text-link underline"
        >
          <LogIn aria-hidden="true" className="size-4" />
          {t('status.signIn')}
        </a>
      ) : null}
      {cut ? (
        <button
          type="button"
          onClick={onRetry}
          className="min-h-9 font-semibold text-link underline"
        >
          {t('status.retry')}
        </button>
      ) : null}
    </div>
  )
}
