import type { Tone } from '#app/components/badge.tsx'
import type { DeviceKind } from '#db/types.ts'
import type { SeenReport } from './seen-report.ts'

/** What the state of a phone is judged by. */
export type SeenPhone = {
  kind: DeviceKind
  lastSeenAt: Date | null
  revokedAt: Date | null
  /** Who has an open shift on it. */
  cashier: string | null
  report: SeenReport | null
}

/** How a phone stands, in the order of what an organizer must know first. */
export type PhoneState =
  | { state: 'missing'; count: number }
  | { state: 'cutOff'; count: number; since: Date }
  | { state: 'silent'; since: Date }
  | { state: 'never' }
  | { state: 'waiting'; count: number; since: Date | null; long: boolean }
  | { state: 'refused'; count: number }
  | { state: 'unreported' }
  | { state: 'fine' }
  | { state: 'revoked' }
  | { state: 'revokedHolding'; count: number }
  | { state: 'revokedMissing'; count: number }
  | { state: 'ended' }
  | { state: 'endedHolding'; count: number }

/** Heard of within this time, a phone counts as present. */
const PRESENT_MS = 120_000
/** Longer than this something must not wait, and a till at work must not be silent. */
const LONG_MS = 10 * 60_000

/** How a phone stands now, or after the end of its festival (`ended`): one state, the gravest of those that hold. */
export function phoneState(phone: SeenPhone, now: Date, ended = false): PhoneState {
  const { report, lastSeenAt, revokedAt } = phone
  const { waiting, refused, missing, oldestAt } = report ?? nothing
  if (revokedAt) {
    if (missing > 0) return { state: 'revokedMissing', count: missing }
    const count = waiting + refused
    return count > 0 ? { state: 'revokedHolding', count } : { state: 'revoked' }
  }
  if (missing > 0) return { state: 'missing', count: missing }
  if (ended) {
    const count = waiting + refused
    return count > 0 ? { state: 'endedHolding', count } : { state: 'ended' }
  }
  if (!lastSeenAt) return { state: 'never' }
  if (isOver(lastSeenAt, now, PRESENT_MS)) {
    const since = lastSeenAt
    return waiting > 0 ? { state: 'cutOff', count: waiting, since } : { state: 'silent', since }
  }
  if (waiting > 0) {
    return { state: 'waiting', count: waiting, since: oldestAt, long: waitsLong(phone, now) }
  }
  if (refused > 0) return { state: 'refused', count: refused }
  return report ? { state: 'fine' } : { state: 'unreported' }
}

const nothing = { waiting: 0, refused: 0, missing: 0, oldestAt: null }

function isOver(since: Date, now: Date, ms: number): boolean {
  return now.getTime() - since.getTime() > ms
}

function waitsLong({ report }: SeenPhone, now: Date): boolean {
  if (!report?.oldestAt || report.waiting === 0) return false
  return isOver(report.oldestAt, now, LONG_MS)
}

/** The tone in which a state is shown. */
export function phoneStateTone(state: PhoneState): Tone {
  switch (state.state) {
    case 'missing':
    case 'cutOff':
      return 'bad'
    case 'waiting':
      return state.long ? 'warn' : 'info'
    case 'silent':
    case 'never':
    case 'refused':
    case 'revokedHolding':
    case 'endedHolding':
    case 'revokedMissing':
      return 'warn'
    case 'fine':
      return 'good'
    case 'unreported':
    case 'revoked':
    case 'ended':
      return 'neutral'
  }
}

/** A battery that will not last. */
export function isBatteryLow({ report, revokedAt }: SeenPhone): boolean {
  return !revokedAt && report?.batteryPercent != null && report.batteryPercent <= 20
}

/** Why the phones of a festival need a look: how many there are of each kind, and of all together. */
export type PhoneAlarm = { phones: number; waiting: number; silent: number; missing: number }

/** When alarms are judged, and whether the festival lets visitors in then. */
export type AlarmTime = { now: Date; isOpen: boolean }

/**
 * Why a phone in use needs a look: items that wait for more than ten minutes, a till with an open shift that is silent
 * as long while the festival is open, missing numbers.
 */
function alarmsOf(phone: SeenPhone, { now, isOpen }: AlarmTime): Array<keyof PhoneAlarm> {
  const { revokedAt, cashier, lastSeenAt, report } = phone
  if (revokedAt) return []
  const isSilent = !lastSeenAt || isOver(lastSeenAt, now, LONG_MS)
  return [
    ...(waitsLong(phone, now) ? ['waiting' as const] : []),
    ...(isOpen && cashier !== null && isSilent ? ['silent' as const] : []),
    ...(report && report.missing > 0 ? ['missing' as const] : []),
  ]
}

/** Whether somebody must look after the phone now. */
export function needsLook(phone: SeenPhone, when: AlarmTime): boolean {
  return alarmsOf(phone, when).length > 0
}

/** Counts the phones that somebody must look after. Undefined when all is well. */
export function phoneAlarm(
  phones: ReadonlyArray<SeenPhone>,
  when: AlarmTime,
): PhoneAlarm | undefined {
  const alarm = { phones: 0, waiting: 0, silent: 0, missing: 0 }
  for (const alarms of phones.map((phone) => alarmsOf(phone, when))) {
    if (alarms.length > 0) alarm.phones += 1
    for (const why of alarms) alarm[why] += 1
  }
  return alarm.phones > 0 ? alarm : undefined
}
