import type { Page } from '@playwright/test'
import { demonstrationAccounts, demonstrationPassword } from '#db/seed/accounts.ts'
import type { RoleName } from '#db/types.ts'

/** Signs in with the demonstration account of a role. */
export async function signInAs(page: Page, role: RoleName): Promise<void> {
  const account = demonstrationAccounts.find((known) => known.role === role)
  if (!account) throw new Error(`no demonstration account for ${role}`)
  await page.goto('/masuk')
  await page.getByLabel('Surel').fill(account.email)
  await page.getByLabel('Kata sandi').fill(demonstrationPassword)
  await page.getByLabel('Kata sandi').press('Enter')
  await page.waitForURL((url) => !url.pathname.startsWith('/masuk'))
}

/** The address of the festival that runs now, as the front page links to it. */
export async function runningFestival(page: Page): Promise<string> {
  await page.goto('/')
  const href = await page.locator('a[href^="/f/ippa-fest"]').first().getAttribute('href')
  const slug = href?.split('/')[2]
  if (!slug) throw new Error('the front page shows no running festival')
  return slug
}
