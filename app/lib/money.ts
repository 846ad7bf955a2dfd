import type { Language } from '#app/i18n/i18n.ts'

const locales: Record<Language, string> = { id: 'id-ID', en: 'en' }
const plain = {
  id: new Intl.NumberFormat(locales.id, { maximumFractionDigits: 0 }),
  en: new Intl.NumberFormat(locales.en, { maximumFractionDigits: 0 }),
}
const compact = {
  id: new Intl.NumberFormat(locales.id, { notation: 'compact', maximumFractionDigits: 1 }),
  en: new Intl.NumberFormat(locales.en, { notation: 'compact', maximumFractionDigits: 1 }),
}
const percent = {
  id: new Intl.NumberFormat(locales.id, { style: 'percent', maximumFractionDigits: 1 }),
  en: new Intl.NumberFormat(locales.en, { style: 'percent', maximumFractionDigits: 1 }),
}

/** Thousands as the reader writes them: 241.878.503 or 241,878,503. */
export function formatNumber(value: number, language: Language): string {
  return plain[language].format(value)
}

/** A share of one: 0.425 is 42,5% or 42.5%. */
export function formatPercent(share: number, language: Language): string {
  return percent[language].format(share)
}

/** Whole rupiah: Rp241.878.503, in English Rp241,878,503. A minus stands before the sign. */
export function formatRupiah(amountIdr: number, language: Language): string {
  return `${amountIdr < 0 ? '−' : ''}Rp${plain[language].format(Math.abs(amountIdr))}`
}

/** Rupiah for narrow places and axes: Rp241,9 jt, in English Rp241.9M. */
export function formatRupiahShort(amountIdr: number, language: Language): string {
  return `${amountIdr < 0 ? '−' : ''}Rp${compact[language].format(Math.abs(amountIdr))}`
}

/**
 * Reads whole rupiah as people type them: `Rp 10.000`, `10,000`, `10000`, `Rp10.000,00`, `10.000,-`.
 * Dots and commas count as thousands only where they stand as such; anything else is undefined.
 */
export function parseRupiah(text: string): number | undefined {
  const bare = text
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace(/^rp\.?/i, '')
    .replace(/,(-{1,2}|–|00)$/, '')
    .replace(/\.00$/, '')
  if (!/^(\d+|\d{1,3}(\.\d{3})+|\d{1,3}(,\d{3})+)$/.test(bare)) return undefined
  const amount = Number(bare.replace(/[.,]/g, ''))
  return Number.isSafeInteger(amount) ? amount : undefined
}

/** A rate of an amount in whole rupiah: 10_000 basis points are the whole. Half a rupiah rounds up, away from zero. */
export function basisPointsOf(amountIdr: number, basisPoints: number): number {
  const numerator = BigInt(Math.abs(amountIdr)) * BigInt(basisPoints)
  const rounded = Number((numerator + 5_000n) / 10_000n)
  return amountIdr < 0 && rounded > 0 ? -rounded : rounded
}

export type Share = { name: string; basisPoints: number }

/**
 * Divides an amount by shares that make up the whole, so that the parts sum exactly to it.
 * Every part is rounded down; what is left over goes to the share named `remainderName`.
 */
export function splitExactly(
  totalIdr: number,
  shares: ReadonlyArray<Share>,
  remainderName: string,
): { name: string; amountIdr: number }[] {
  const whole = shares.reduce((sum, share) => sum + share.basisPoints, 0)
  if (whole !== 10_000) throw new RangeError(`Shares make ${whole} basis points, not 10000`)
  if (!shares.some((share) => share.name === remainderName)) {
    throw new RangeError(`No share is named ${remainderName}`)
  }
  const parts = shares.map((share) => ({
    name: share.name,
    amountIdr: Number((BigInt(totalIdr) * BigInt(share.basisPoints)) / 10_000n),
  }))
  const left = totalIdr - parts.reduce((sum, part) => sum + part.amountIdr, 0)
  const first = parts.findIndex((part) => part.name === remainderName)
  return parts.map((part, index) =>
    index === first ? { ...part, amountIdr: part.amountIdr + left } : part,
  )
}
