import { access } from 'node:fs/promises'
import { type Browser, chromium, type LaunchOptions } from '@playwright/test'

const PLACES: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
}

/** The tests talk to this machine only; these keep the browser from talking to anybody else. */
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  '--no-pings',
  '--disable-gpu',
  '--disable-dev-shm-usage',
]

/** The machine's Chromium or Chrome; where there is none, the one that comes with the packages, unpacked once. */
async function findChromium(): Promise<string> {
  const named = process.env.CHROMIUM_PATH
  for (const path of named ? [named] : (PLACES[process.platform] ?? [])) {
    const found = await access(path).then(
      () => true,
      () => false,
    )
    if (found) return path
  }
  if (named) throw new Error(`CHROMIUM_PATH names ${named}, which is not there.`)
  const { default: packed } = await import('@sparticuz/chromium')
  return packed.executablePath()
}

/** How every browser of the tests is started. */
export async function launchOptions(extra: string[] = []): Promise<LaunchOptions> {
  const asRoot = process.geteuid?.() === 0 ? ['--no-sandbox'] : []
  return { executablePath: await findChromium(), args: [...QUIET, ...asRoot, ...extra] }
}

/** A browser whose camera shows the given video (`.y4m` or `.mjpeg`) and needs no asking. */
export async function launchWithCamera(video: string): Promise<Browser> {
  return chromium.launch(
    await launchOptions([
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${video}`,
    ]),
  )
}
