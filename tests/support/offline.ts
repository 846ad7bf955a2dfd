import { type BrowserContext, expect, type Page } from '@playwright/test'

/** A phone as the tests of phones see it. */
export const phone = { viewport: { width: 390, height: 844 }, locale: 'id-ID', hasTouch: true }

/** Takes pages and workers off the network. */
export async function goOffline(context: BrowserContext): Promise<void> {
  await context.setOffline(true)
  for (const worker of context.serviceWorkers()) {
    const reached = await worker.evaluate(() =>
      fetch('/healthz').then(
        () => true,
        () => false,
      ),
    )
    expect(reached).toBe(false)
  }
}

/** The copy of the page at an address that the phone keeps. */
export function copyOf(page: Page, path: string): Promise<string | undefined> {
  return page.evaluate(
    async (address) => (await caches.match(address, { ignoreVary: true }))?.text(),
    path,
  )
}
