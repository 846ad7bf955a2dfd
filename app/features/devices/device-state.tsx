import { BatteryLow, History } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { StatusBadge } from '#app/components/badge.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import type { PhoneNotes } from './list-phones.server.ts'
import { writeSpans } from './missing-numbers.ts'
import { isBatteryLow, phoneState, phoneStateTone, type SeenPhone } from './phone-state.ts'

type DeviceStateProps = {
  phone: SeenPhone & PhoneNotes & { revokedReason: string | null }
  now: Date
  timeZone: string
  /** The devices of the festival have ended. */
  ended: boolean
  version: string
}

/** How a phone stands in words, with what else is worth knowing under it. */
export function DeviceState({ phone, now, timeZone, ended, version }: DeviceStateProps) {
  const { t } = useTranslation('devices')
  const { report, revokedAt, revokedReason, cashier, handedIn, dismissed } = phone
  const isOutdated = !revokedAt && report !== null && report.version !== version
  return (
    <div className="space-y-1">
      <StatusBadge
        tone={phoneStateTone(phoneState(phone, now, ended))}
        className="whitespace-normal!"
      >
        <StateWords phone={phone} now={now} timeZone={timeZone} ended={ended} />
      </StatusBadge>
      {report?.which && report.missing > 0 ? (
        <Note>
          {t('phones.note.missing', { numbers: writeSpans(report.which.spans, report.missing) })}
        </Note>
      ) : null}
      {dismissed ? <Note>{t('phones.note.dismissed', { reason: dismissed })}</Note> : null}
      {report && !revokedAt && report.refused > 0 && report.waiting > 0 ? (
        <Note>{t('phones.note.refused', { count: report.refused })}</Note>
      ) : null}
      {revokedReason ? <Note>{t('phones.note.reason', { reason: revokedReason })}</Note> : null}
      {(revokedAt || ended) && cashier ? (
        <Note>{t('phones.note.shiftOpen', { cashier })}</Note>
      ) : null}
      {handedIn > 0 ? <Note>{t('phones.handedIn', { count: handedIn })}</Note> : null}
      {isBatteryLow(phone) ? (
        <Note icon={<BatteryLow aria-hidden="true" className="size-4 shrink-0 text-warn" />}>
          {t('phones.note.battery', { percent: report?.batteryPercent })}
        </Note>
      ) : null}
      {isOutdated ? (
        <Note icon={<History aria-hidden="true" className="size-4 shrink-0" />}>
          {t('phones.note.version', { version: report.version })}
        </Note>
      ) : null}
    </div>
  )
}

function Note({ icon, children }: { icon?: React.ReactNode; children: React.ReactNode }) {
  return (
    <p className="flex max-w-80 items-start gap-1.5 text-sm text-ink-soft [overflow-wrap:anywhere]">
      {icon}
      {children}
    </p>
  )
}

function StateWords({
  phone,
  now,
  timeZone,
  ended,
}: Pick<DeviceStateProps, 'phone' | 'now' | 'timeZone' | 'ended'>) {
  const { t } = useTranslation('devices')
  const f = useFormat()
  const found = phoneState(phone, now, ended)
  const clock = (at: Date) =>
    now.getTime() - at.getTime() < A_DAY_MS ? f.time(at, timeZone, true) : f.instant(at, timeZone)
  switch (found.state) {
    case 'missing':
    case 'refused':
    case 'revokedHolding':
    case 'revokedMissing':
    case 'endedHolding':
      return t(`phones.is.${found.state}`, { count: found.count })
    case 'cutOff':
      return t('phones.is.cutOff', { count: found.count, since: clock(found.since) })
    case 'silent':
      return t('phones.is.silent', { since: clock(found.since) })
    case 'waiting':
      return found.since
        ? t('phones.is.waiting', { count: found.count, since: clock(found.since) })
        : t('phones.is.waitingSome', { count: found.count })
    case 'never':
    case 'unreported':
    case 'fine':
    case 'revoked':
    case 'ended':
      return t(`phones.is.${found.state}`)
  }
}

const A_DAY_MS = 24 * 60 * 60_000
