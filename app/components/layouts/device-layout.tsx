import { clsx } from 'clsx'
import { Check, CloudOff, RefreshCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { LanguageSwitch } from '#app/components/language-switch.tsx'
import { LogoMark } from '#app/components/logo.tsx'

type Connection = 'online' | 'sending' | 'offline'

type DeviceLayoutProps = {
  title: string
  /** Gate or booth. */
  place: string
  connection: Connection
  /** How many readings or sales the server has not taken yet. */
  waiting: number
  /** Saves what waits as a file, for a phone that does not get to send it. */
  onSaveCopy?: () => void
  actions?: ReactNode
  children: ReactNode
}

/** The frame of gate and till: the whole height of a phone, one thing at a time, the connection always in sight. */
export function DeviceLayout({
  title,
  place,
  connection,
  waiting,
  onSaveCopy,
  actions,
  children,
}: DeviceLayoutProps) {
  return (
    <div className="flex h-dvh touch-manipulation flex-col overflow-hidden select-none">
      <header className="flex min-h-14 shrink-0 items-center gap-3 bg-indigo-deep px-3 text-cream">
        <LogoMark className="size-8" />
        <div className="min-w-0 grow leading-tight">
          <h1 className="truncate font-bold">{place}</h1>
          <p className="truncate text-sm text-cream-soft">{title}</p>
        </div>
        {actions}
        {/* Choosing one asks the server: without it the page would be lost. */}
        {connection === 'offline' ? null : <LanguageSwitch />}
      </header>
      <ConnectionStrip connection={connection} waiting={waiting} onSaveCopy={onSaveCopy} />
      <main id="isi" className="flex min-h-0 grow flex-col overflow-y-auto">
        {children}
      </main>
    </div>
  )
}

const strips = {
  online: { look: 'bg-good-soft text-good', Icon: Check },
  sending: { look: 'bg-info-soft text-info', Icon: RefreshCw },
  offline: { look: 'bg-warn text-warn-ink', Icon: CloudOff },
}

/** Whether the device reaches the server, in words and colour, and what still waits. */
function ConnectionStrip({
  connection,
  waiting,
  onSaveCopy,
}: Pick<DeviceLayoutProps, 'connection' | 'waiting' | 'onSaveCopy'>) {
  const { t } = useTranslation('common')
  const { look, Icon } = strips[connection]
  return (
    <div
      className={clsx(
        'flex min-h-8 shrink-0 flex-wrap items-center gap-x-3 px-3 py-1 text-sm font-semibold',
        look,
      )}
    >
      <p role="status" className="flex grow items-center gap-2">
        <Icon
          aria-hidden="true"
          className={clsx('size-4', connection === 'sending' && 'animate-spinner')}
        />
        {t(`connection.${connection}`)}
        {waiting > 0 ? (
          <span className="figures ml-auto">{t('connection.waiting', { count: waiting })}</span>
        ) : null}
      </p>
      {waiting > 0 && connection === 'offline' && onSaveCopy ? (
        <button type="button" className="min-h-11 underline" onClick={onSaveCopy}>
          {t('connection.saveCopy')}
        </button>
      ) : null}
    </div>
  )
}

const panels = {
  good: 'bg-good text-good-ink',
  warn: 'bg-warn text-warn-ink',
  bad: 'bg-bad text-bad-ink',
  info: 'bg-info text-info-ink',
}

/** Different outlines, so that the answer is clear without its colour too. */
const signs = {
  good: 'M18 52 42 76 86 28',
  warn: 'M52 14v48M52 82v6',
  bad: 'M24 24l56 56M80 24 24 80',
  info: 'M52 20v4M52 40v48',
}

type StatePanelProps = {
  tone: keyof typeof panels
  title: ReactNode
  detail?: ReactNode
  children?: ReactNode
  className?: string
}

/** An answer that is read from two metres: one sign, one or two words, the reason. */
export function StatePanel({ tone, title, detail, children, className }: StatePanelProps) {
  return (
    <div
      role={tone === 'good' ? 'status' : 'alert'}
      className={clsx(
        'flex grow flex-col items-center justify-center gap-4 p-6 text-center',
        panels[tone],
        className,
      )}
    >
      <svg aria-hidden="true" viewBox="0 0 104 104" className="size-32">
        <path
          d={signs[tone]}
          fill="none"
          stroke="currentColor"
          strokeWidth="14"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      <p className="text-[clamp(2.5rem,12vw,5rem)] leading-none font-extrabold tracking-tight">
        {title}
      </p>
      {detail ? <p className="figures max-w-md text-xl font-semibold">{detail}</p> : null}
      {children}
    </div>
  )
}
