import { jsonLength, printJson } from '#app/lib/print-json.ts'

/** What a phone makes is a hundredth of it; the rest is for what a later page may add. In characters. */
const BODY_MOST = 64 * 1024
/** Lists and objects inside of each other: what phones send has three. */
const DEPTH_MOST = 50
/** What is kept as text of what is left out. */
const BEGINNING_MOST = 4000

/** What was sent but was too long or nested too deep to be kept whole: its beginning, as text. */
type Shortened = { shortened: string }

/** Whether something was left out of what was kept. */
export function isShortened(body: unknown): body is Shortened {
  return (
    typeof body === 'object' &&
    body !== null &&
    'shortened' in body &&
    typeof body.shortened === 'string'
  )
}

/**
 * What is kept of what a phone has sent: everything, or of something huge the fields that fit, the short ones first, and
 * the beginning of the others as text. So a sale with something huge beside it stays a sale.
 */
export function keptBody(body: object): object {
  if (jsonLength(body, { most: BODY_MOST, depth: DEPTH_MOST }) !== undefined) return body
  const fields = Object.entries(body).map(([key, value]) => ({
    key,
    value,
    length: jsonLength({ [key]: value }, { most: BODY_MOST, depth: DEPTH_MOST }) ?? Infinity,
  }))
  let left = BODY_MOST - BEGINNING_MOST
  const kept: [string, unknown][] = []
  const others: [string, unknown][] = []
  for (const { key, value, length } of fields.sort((a, b) => a.length - b.length)) {
    const fits = length <= left
    if (fits) left -= length
    const place = fits ? kept : others
    place.push([key, value])
  }
  const limits = { most: BEGINNING_MOST, depth: DEPTH_MOST, hidden: 'code' }
  return { ...Object.fromEntries(kept), shortened: printJson(Object.fromEntries(others), limits) }
}
