import { test as base, expect, type Page } from '@playwright/test'
import type { RoleName } from '#db/types.ts'
import { axeViolations } from '#tests/support/axe.ts'
import { openWorld } from '#tests/support/page-world.ts'
import { listPages } from '#tests/support/routes.ts'
import { type PageRow, pageTable, worldInWords } from './page-table.ts'

const roles = [...new Set(pageTable.flatMap(({ as }) => as ?? []))]

type Opened = Awaited<ReturnType<typeof openWorld>> & {
  /** The one page of a role: opening a new one for every row would take as long as looking at it. */
  pageOf: (role: RoleName | undefined) => Promise<Page>
}

const test = base.extend<object, { opened: Opened }>({
  opened: [
    async ({ browser }, use, { project }) => {
      const baseURL = project.use.baseURL ?? ''
      const { world, signedIn } = await openWorld(browser, baseURL, roles)
      const pages = new Map<RoleName | undefined, Page>()
      await use({
        world,
        signedIn,
        async pageOf(role) {
          const storageState = role && signedIn.get(role)
          const options = { baseURL, reducedMotion: 'reduce', storageState } as const
          const page = pages.get(role) ?? (await browser.newPage(options))
          pages.set(role, page)
          return page
        },
      })
      for (const page of pages.values()) await page.close()
    },
    { scope: 'worker', timeout: 180_000 },
  ],
})

test('the table of pages names every page of the app', async () => {
  const named = new Set(pageTable.map(({ route }) => route))
  named.delete('root')
  expect([...named].sort()).toEqual((await listPages()).map(({ id }) => id).sort())
})

/** The rules that may come out otherwise where a page is dark and narrow. */
const whatWidthAndColourChange = ['color-contrast', 'scrollable-region-focusable', 'target-size']

// The longest of the browser tests: both workers share it.
test.describe.configure({ mode: 'parallel' })

for (const row of pageTable) {
  test(`${label(row)} is clean, light and dark, wide and narrow, in both languages`, async ({
    opened,
  }) => {
    const page = await opened.pageOf(row.as)
    const complaints = collectComplaints(page, row.status)
    await open(page, row, opened)
    await leaveOutFrames(page)
    expect.soft(await axeViolations(page), 'light and wide').toEqual([])
    await page.setViewportSize({ width: 390, height: 844 })
    await turnDark(page)
    expect.soft(await axeViolations(page, whatWidthAndColourChange), 'dark and narrow').toEqual([])
    await expectNoOverflow(page)
    await expectBothLanguages(page)
    expect.soft(complaints).toEqual([])
  })
}

function label({ path, as }: PageRow): string {
  return `${path(worldInWords)}${as ? ` for ${as}` : ''}`
}

/** What the browser complains of: scripts that fail, answers that fail, and what the policy refuses. */
function collectComplaints(page: Page, status = 200): string[] {
  const complaints: string[] = []
  page.removeAllListeners('pageerror').removeAllListeners('console')
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    // The frame of a mail refuses even the scripts of the test's own tool, as it should.
    const refusedInFrame = message.text().startsWith('Blocked script execution in')
    const ownStatus = status !== 200 && message.text().includes(`status of ${status}`)
    const expected = refusedInFrame || ownStatus
    if (message.type() === 'error' && !expected) complaints.push(message.text())
  })
  return complaints
}

async function open(page: Page, row: PageRow, { world }: Opened) {
  const path = row.path(world)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1280, height: 720 })
  const answer = await page.goto(path)
  expect(answer?.status()).toBe(row.status ?? 200)
  expect(new URL(page.url()).pathname, 'it shows this page itself').toBe(path.split('?')[0])
}

/** Colours that would fade over are there at once: a fade may begin at any later frame. */
async function turnDark(page: Page) {
  await page.evaluate(() => {
    const still = new CSSStyleSheet()
    still.replaceSync('*, *::before, *::after { transition: none !important }')
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, still]
  })
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.waitForFunction(() => matchMedia('(prefers-color-scheme: dark)').matches)
}

/** A mail is shown in a frame that runs no script, so axe cannot look into it; the frame needs a name. */
async function leaveOutFrames(page: Page) {
  await expect.soft(page.locator('iframe:not([title])')).toHaveCount(0)
  // React has to know a frame before it goes, or it would make it anew.
  await page.waitForFunction(() =>
    [...document.querySelectorAll('iframe')].every((frame) =>
      Object.keys(frame).some((key) => key.startsWith('__reactFiber')),
    ),
  )
  await page.locator('iframe').evaluateAll((frames) => {
    for (const frame of frames) frame.remove()
  })
}

/** The page as it stands is Indonesian; asked for in English, it says so itself. */
async function expectBothLanguages(page: Page) {
  await expect.soft(page.locator('html')).toHaveAttribute('lang', 'id')
  const pressed = page.locator('form[action="/bahasa"] button[aria-pressed="true"]')
  await expect.soft(pressed.first()).toHaveAttribute('value', 'id')
  const cookies = await page.context().cookies()
  const others = cookies.filter(({ name }) => name !== 'lang')
  const Cookie = ['lang=en', ...others.map(({ name, value }) => `${name}=${value}`)].join('; ')
  const english = await page.request.get(page.url(), { headers: { Cookie } })
  expect.soft(/<html lang="(\w+)"/.exec(await english.text())?.[1]).toBe('en')
}

async function expectNoOverflow(page: Page) {
  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  await expect.soft.poll(overflow, { message: 'wider than a phone' }).toBe(0)
}
