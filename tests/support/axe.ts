import type { Page } from '@playwright/test'
import axe from 'axe-core'

/**
 * What axe finds wrong on a page, each as its rule and a piece of the page; all rules, or only those named. It runs in
 * the page itself, since no page here shows another site in a frame, and works out only what is wrong.
 */
export async function axeViolations(page: Page, rules?: string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  const found = await page.evaluate((options) => axe.run(document, options), {
    resultTypes: ['violations'] as axe.resultGroups[],
    preload: false,
    ...(rules && { runOnly: rules }),
  })
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map(({ html }) => `${id}: ${html}`),
  )
}
