import { type ChildProcess, spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { launchOptions } from '#tests/support/browser.ts'
import { runningFestival, signInAs } from '#tests/support/staff-page.ts'
import { makeAuthority, signServerCertificate } from '../../server/lan/certificates.ts'
import { startProcess } from '../bench/processes.ts'
import { type Credential, type FrontServer, proxies, startProxy } from './proxy.ts'

/**
 * `npm run test:proxies`: runs the files of docs/deploy in nginx and Caddy, as the distribution installs them, in front of the
 * built app, and looks whether all that needs a proxy works. One that is not installed is left out, and said so.
 */

const STREAMS = 20
const UPLOAD_BYTES = 9 * 1024 * 1024

type Check = [what: string, holds: boolean]

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  await new Promise((done) => server.close(done))
  if (typeof address !== 'object' || !address) throw new Error('no port')
  return address.port
}

async function makeCredential(): Promise<Credential> {
  const now = new Date()
  const authority = await makeAuthority('Proxies under test', ['localhost'], now)
  return signServerCertificate(authority, ['localhost'], now)
}

async function untilAnswers(address: string): Promise<void> {
  const patience = Date.now() + 15_000
  for (;;) {
    const answer = await fetch(address, { redirect: 'manual' }).catch(() => undefined)
    if (answer) return
    if (Date.now() > patience) throw new Error(`${address} does not answer`)
    await new Promise((done) => setTimeout(done, 100))
  }
}

async function checkStreams(page: Page, slug: string): Promise<Check[]> {
  // No named function in here: what runs the program would mark it with a helper that the page does not have.
  const opened = await page.evaluate(
    async ([path, count]) => {
      const sources = Array.from({ length: Number(count) }, () => new EventSource(String(path)))
      const inTime = await Promise.race([
        Promise.all(
          sources.map(
            (source) => new Promise((done) => source.addEventListener('open', () => done(true))),
          ),
        ),
        new Promise((done) => setTimeout(() => done(false), 5000)),
      ])
      const besides = await fetch('/healthz')
      for (const source of sources) source.close()
      return { inTime: inTime !== false, besides: besides.status }
    },
    [`/panitia/${slug}/live`, STREAMS] as const,
  )
  return [
    [`${STREAMS} live streams of one browser open at once`, opened.inTime],
    ['a page answers beside them', opened.besides === 200],
  ]
}

async function checkPhone(page: Page): Promise<Check[]> {
  await page.goto('/gerbang')
  const seen = await page.evaluate(async () => ({
    camera: isSecureContext && navigator.mediaDevices !== undefined,
    kept: await Promise.race([
      navigator.serviceWorker.ready.then(() => true),
      new Promise<false>((done) => setTimeout(() => done(false), 10_000)),
    ]),
  }))
  return [
    ['the gate may ask for the camera', seen.camera],
    ['the gate is kept for the time without a network', seen.kept],
  ]
}

async function checkUpload(page: Page, slug: string): Promise<Check[]> {
  const { origin } = new URL(page.url())
  const answer = await page.request.post(`/panitia/${slug}/denah/lahan/gambar`, {
    multipart: {
      picture: { name: 'ground.png', mimeType: 'image/png', buffer: Buffer.alloc(UPLOAD_BYTES) },
    },
    headers: { Origin: origin },
    maxRedirects: 0,
  })
  return [
    [
      'a picture of 9 MB reaches the app',
      ![403, 413].includes(answer.status()) && answer.headers()['x-request-id'] !== undefined,
    ],
  ]
}

async function checkAll(context: BrowserContext, http: number): Promise<Check[]> {
  const page = await context.newPage()
  await page.goto('/')
  const protocol = await page.evaluate(() => {
    const [entry] = performance.getEntriesByType('navigation')
    return entry instanceof PerformanceNavigationTiming ? entry.nextHopProtocol : ''
  })
  const slug = await runningFestival(page)
  const plain = await fetch(`http://localhost:${http}/masuk`, { redirect: 'manual' })
  const hidden = await page.request.get('/metrics')
  await signInAs(page, 'organizer')
  const staff = await page.goto(`/panitia/${slug}`)
  const cookies = await context.cookies()
  return [
    ['pages come over HTTP/2', protocol === 'h2'],
    ['http:// leads to https://', plain.headers.get('Location')?.startsWith('https://') === true],
    ['/metrics is closed to the outside', hidden.status() === 404],
    ['a person signs in', staff?.status() === 200 && page.url().includes(`/panitia/${slug}`)],
    ['cookies are Secure', cookies.length > 0 && cookies.every(({ secure }) => secure)],
    ...(await checkStreams(page, slug)),
    ...(await checkUpload(page, slug)),
    ...(await checkPhone(page)),
  ]
}

async function tryProxy(proxy: FrontServer, folder: string): Promise<Check[]> {
  const [https, http] = [await freePort(), await freePort()]
  const app = await startProcess(
    'server.ts',
    {
      GELAR_DATA_DIR: join(folder, 'data'),
      GELAR_ORIGIN: `https://localhost:${https}`,
      TRUST_PROXY: '1',
    },
    { path: '/healthz', waitMs: 300_000 },
  )
  const ports = { app: app.port, https, http }
  let running: ChildProcess | undefined
  const browser = await chromium.launch(await launchOptions(['--ignore-certificate-errors']))
  try {
    const args = await proxy.prepare(folder, ports, await makeCredential())
    running = startProxy(proxy.program, args, folder)
    await untilAnswers(`http://localhost:${http}/`)
    const baseURL = `https://localhost:${https}`
    const context = await browser.newContext({ baseURL, locale: 'id-ID', ignoreHTTPSErrors: true })
    return await checkAll(context, http)
  } finally {
    await browser.close()
    running?.kill()
    await app.stop()
  }
}

let failed = 0
for (const proxy of proxies) {
  const version = spawnSync(proxy.program, ['-v']).error ? undefined : proxy.name
  if (!version) {
    console.log(`${proxy.name}: not installed here, not tried`)
    continue
  }
  const folder = await mkdtemp(join(tmpdir(), 'gelar-proxy-'))
  try {
    for (const [what, holds] of await tryProxy(proxy, folder)) {
      console.log(`${proxy.name}: ${holds ? 'yes' : 'NO '} ${what}`)
      if (!holds) failed += 1
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
process.exit(failed === 0 ? 0 : 1)
