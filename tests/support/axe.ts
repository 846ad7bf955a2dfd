import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/**
 * What axe finds wrong on a page, each as its rule and a piece of the page; all rules, or only those named. Only what is
 * wrong is worked out, and in the page itself: this takes half the time, and no page here shows another site in a frame.
 */
export async function axeViolations(page: Page, rules: string[] = []): Promise<string[]> {
  const axe = new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'], preload: false })
  const { violations } = await (rules.length > 0 ? axe.withRules(rules) : axe).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map(({ html }) => `${id}: ${html}`),
  )
}
