import { getT } from '#app/i18n/i18n.server.ts'
import { type FairnessOptions, fairnessPaper } from './fairness-paper.server.ts'
import type { NamedSheet } from './load-fairness.server.ts'

/** Draws a fairness sheet. */
export default async function drawFairness({
  sheet,
  ...options
}: Omit<FairnessOptions, 't' | 'madeAt'> & { sheet: NamedSheet }) {
  const t = await getT(options.language, ['plans'])
  return fairnessPaper(sheet, { ...options, t, madeAt: new Date() })
}
