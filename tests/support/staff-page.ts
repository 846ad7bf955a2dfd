import type { Page } from '@playwright/test'
import { demonstrationAccounts, demonstrationPassword } from '#db/seed/accounts.ts'
import type { RoleName } from '#db/types.ts'

/** Signs in with the demonstration account of a role, by the form's own request: how it looks is tested elsewhere. */
export async function signInAs(page: Page, role: RoleName): Promise<void> {
  const account = demonstrationAccounts.find((known) => known.role === role)
  if (!account) throw new Error(`no demonstration account for ${role}`)
  const origin = new URL((await page.request.get('/healthz')).url()).origin
  const answer = await page.request.post('/masuk', {
    headers: { Origin: origin },
    form: { email: account.email, password: demonstrationPassword },
    maxRedirects: 0,
  })
  if (answer.status() !== 302) throw new Error(`signing in was answered with ${answer.status()}`)
}

/** The address of the festival that runs now, as the front page links to it. */
export async function runningFestival(page: Page): Promise<string> {
  const front = await (await page.request.get('/')).text()
  const slug = /href="\/f\/(ippa-fest[\w-]*)/.exec(front)?.[1]
  if (!slug) throw new Error('the front page shows no running festival')
  return slug
}

/** Waits until a page answers to keys and pointer by its script: before that a button sends its form instead. */
export async function untilAlive(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    Object.keys(document.body).some((key) => key.startsWith('__reactFiber')),
  )
}
