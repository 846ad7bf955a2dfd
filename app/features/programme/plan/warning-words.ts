import type { TFunction } from 'i18next'
import type { SlotWarning } from './slot-conflicts.ts'

type Words = TFunction<['programme', ...'programme'[]]>

/** The warnings of each slot as sentences; `clock` writes a time of the venue. */
export function warningWords(
  warnings: ReadonlyArray<SlotWarning>,
  t: Words,
  clock: (at: Date) => string,
): Record<string, string[]> {
  const words: Record<string, string[]> = {}
  for (const warning of warnings) {
    const sentence =
      warning.kind === 'prayer-break'
        ? t('programme:warning.prayer', {
            prayer: t(`programme:prayer.${warning.prayer}`),
            time: clock(warning.startAt),
          })
        : warning.kind === 'no-permit'
          ? t('programme:warning.permit')
          : t('programme:warning.hours')
    words[warning.slotId] = [...(words[warning.slotId] ?? []), sentence]
  }
  return words
}
