import type { Language } from '#app/i18n/i18n.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { dayOf } from '#app/lib/time.ts'
import { formatInstant, formatTimeRange } from '#app/lib/time-format.ts'

/** A refusal whose span (`from`, `to`, `zone`) is put into words of the reader as `time`. */
export function speakTimes(error: unknown, language: Language): unknown {
  if (!(error instanceof DomainError)) return error
  const { from, to, zone, ...rest } = error.params
  if (typeof from !== 'string' || typeof to !== 'string' || typeof zone !== 'string') return error
  return new DomainError(error.key, { ...rest, time: spanInWords(from, to, zone, language) })
}

/** Sab 22 Nov 2026, 16.00–17.00 WIB. The day is named again only where the span crosses midnight. */
function spanInWords(from: string, to: string, zone: string, language: Language): string {
  const [start, end] = [new Date(from), new Date(to)]
  if (dayOf(start, zone) !== dayOf(end, zone)) {
    return `${formatInstant(start, zone, language)} – ${formatInstant(end, zone, language)}`
  }
  const [day = ''] = formatInstant(start, zone, language).split(',')
  return `${day}, ${formatTimeRange(start, end, zone, language)}`
}
