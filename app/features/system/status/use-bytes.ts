import { useMemo } from 'react'
import { useLanguage } from '#app/i18n/use-language.ts'

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** Writes an amount of bytes in the unit that suits it: `729 kB`, `1,2 GB`. */
export function useBytes(): (bytes: number) => string {
  const language = useLanguage()
  return useMemo(() => {
    return (bytes: number) => {
      const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3))
      const value = bytes / 1000 ** power
      return new Intl.NumberFormat(language, {
        style: 'unit',
        unit: units[power] ?? 'byte',
        maximumFractionDigits: value < 10 && power > 1 ? 1 : 0,
      }).format(value)
    }
  }, [language])
}
