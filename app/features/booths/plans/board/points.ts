import type { Language } from '#app/i18n/i18n.ts'
import { formatNumber } from '#app/lib/money.ts'

/** A difference below this is shown as none. */
export const LEAST_POINTS = 0.05

/** A difference of points with its sign: small ones with one place, as `+0,4`, others whole, as `−12`. */
export function signedPoints(points: number, language: Language): string {
  const size = Math.abs(points)
  if (size < LEAST_POINTS) return '±0'
  const figures =
    size < 9.95
      ? size.toLocaleString(language, { maximumFractionDigits: 1 })
      : formatNumber(Math.round(size), language)
  return `${points > 0 ? '+' : '−'}${figures}`
}
