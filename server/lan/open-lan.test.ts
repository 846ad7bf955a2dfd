import { X509Certificate } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, request } from 'node:https'
import type { AddressInfo, Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rootCertificates } from 'node:tls'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventually } from '#tests/support/eventually.ts'
import { interfacesOf } from '#tests/support/network-interfaces.ts'
import { signServerCertificate } from './certificates.ts'
import { keptAuthority } from './kept-credentials.ts'
import { type Lan, openLan } from './open-lan.ts'

let dataDir: string
let lan: Lan
let port: number
let guideUrl: string
let authority: Buffer
let interfaces = interfacesOf({ wlan0: ['127.0.0.1'] })
const said: string[] = []
const secure = createServer()
let unfollow: () => void

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'gelar-lan-'))
  secure.on('request', (_, response) => response.end('Gelar'))
  port = await listening(secure)
  lan = await openLan({
    port,
    guidePort: 0,
    dataDir,
    interfaces: () => interfaces,
    lookEveryMs: 20,
  })
  secure.setSecureContext(lan.credential)
  unfollow = lan.follow(secure, (text) => said.push(text))
  guideUrl = `http://127.0.0.1:${await listening(lan.guide)}`
  const page = await (await fetch(guideUrl)).text()
  const file = /href="(\/gelar-[0-9a-f]{8}\.crt)"/.exec(page)?.[1]
  authority = Buffer.from(await (await fetch(guideUrl + file)).arrayBuffer())
})

afterAll(async () => {
  unfollow()
  secure.close()
  lan.guide.close()
  // A certificate that is being made may still be written.
  await rm(dataDir, { recursive: true, force: true, maxRetries: 10 })
})

function listening(server: Server): Promise<number> {
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => {
      const bound: AddressInfo | string | null = server.address()
      done(typeof bound === 'object' && bound ? bound.port : 0)
    })
  })
}

/** What a client that trusts these authorities alone gets to read, or why it refuses. */
function visit(trusted: ReadonlyArray<string>, host = '127.0.0.1', at = port): Promise<string> {
  return new Promise((done) => {
    const names = host === '127.0.0.1' ? {} : { servername: host }
    request(
      { host: '127.0.0.1', port: at, ca: [...trusted], agent: false, ...names },
      (response) => {
        response.setEncoding('utf8').on('data', done)
      },
    )
      .on('error', (error: NodeJS.ErrnoException) => done(`${error.code} ${error.message}`))
      .end()
  })
}

const downloaded = () => [new X509Certificate(authority).toString()]

describe('a phone', () => {
  test('that trusts the certificate from the guide reads Gelar, under address and name', async () => {
    expect(lan.origin).toBe(`https://127.0.0.1:${port}`)
    expect(await visit(downloaded())).toBe('Gelar')
    expect(await visit(downloaded(), 'localhost')).toBe('Gelar')
  })

  test('that does not trust it refuses', async () => {
    expect(await visit(rootCertificates)).toMatch(/UNABLE_TO_VERIFY|SELF_SIGNED/)
  })

  test('refuses a name that nobody gave the machine', async () => {
    expect(await visit(downloaded(), 'bank.example')).toMatch(/ALTNAME_INVALID/)
  })

  test('refuses what a stolen key has signed for the site of somebody else', async () => {
    const key = await keptAuthority(join(dataDir, 'lan'), new Date())
    const forged = createServer(await signServerCertificate(key, ['bank.example'], new Date()))
    const at = await listening(forged)
    expect(await visit(downloaded(), 'bank.example', at)).toMatch(/permitted subtree violation/)
    forged.close()
  })
})

describe('the guide', () => {
  test('shows the steps in both languages, the name and the fingerprint', async () => {
    const { fingerprint256, subject } = new X509Certificate(authority)
    const title = /^CN=(.+)$/m.exec(subject)?.[1] ?? 'no name'
    const indonesian = await (await fetch(guideUrl)).text()
    expect(indonesian).toContain('<html lang="id">')
    expect(indonesian).toContain('Unduh sertifikat')
    const english = await (await fetch(`${guideUrl}/?lang=en`)).text()
    expect(english).toContain('<html lang="en">')
    expect(english).toContain('Download the certificate')
    for (const page of [indonesian, english]) {
      for (const part of [fingerprint256, title, `href="${lan.origin}/"`]) {
        expect(page).toContain(part)
      }
    }
  })

  test('unfolds the steps of the phone that asks', async () => {
    const open = async (agent: string) => {
      const page = await (await fetch(guideUrl, { headers: { 'User-Agent': agent } })).text()
      return [...page.matchAll(/<details open="">.*?<summary>(\w+)/g)].map((match) => match[1])
    }
    expect(await open('Mozilla/5.0 (Linux; Android 14; K) Chrome/138.0')).toEqual(['Android'])
    expect(await open('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0)')).toEqual(['iPhone'])
    expect(await open('something else')).toEqual(['Android', 'iPhone'])
  })

  test('hands out the certificate as phones expect it', async () => {
    const name = /gelar-[0-9a-f]{8}\.crt/.exec(await (await fetch(guideUrl)).text())?.[0]
    const { headers } = await fetch(`${guideUrl}/${name}`)
    expect(headers.get('Content-Type')).toBe('application/x-x509-ca-cert')
    expect(headers.get('Content-Disposition')).toBe(`inline; filename="${name}"`)
  })

  test('never hands out a key', async () => {
    for (const path of [
      '/authority.pem',
      '/server.pem',
      '/lan/authority.pem',
      '/../authority.pem',
    ]) {
      expect((await fetch(guideUrl + path, { redirect: 'manual' })).status).toBe(307)
    }
  })

  test.each([
    ['/gerbang?pintu=1', '/gerbang?pintu=1'],
    ['//bank.example/x', '//bank.example/x'],
  ])('leads %s on to the secure address', async (path, target) => {
    const { status, headers } = await fetch(guideUrl + path, { redirect: 'manual' })
    expect([status, headers.get('Location')]).toEqual([307, lan.origin + target])
  })

  test('loses nothing that was sent', async () => {
    const answer = await fetch(guideUrl, { method: 'POST', body: 'a', redirect: 'manual' })
    expect([answer.status, answer.headers.get('Location')]).toEqual([307, `${lan.origin}/`])
  })
})

test('what is printed leads phones to the guide and names the fingerprint', async () => {
  const text = await lan.describe()
  expect(text).toContain(`  ${lan.origin}\n`)
  expect(text).toContain('http://127.0.0.1:0')
  expect(text).toContain(new X509Certificate(authority).fingerprint256)
})

test('when the address changes, the running server has a certificate for the new one', async () => {
  interfaces = interfacesOf({ wlan0: ['192.168.1.77'] })
  await eventually(() => expect(said.join()).toContain('https://192.168.1.77:'))
  expect(await visit(downloaded())).toBe('Gelar')
  const { headers } = await fetch(`${guideUrl}/kasir`, { redirect: 'manual' })
  expect(headers.get('Location')).toBe(`https://127.0.0.1:${port}/kasir`)
  expect(said).toHaveLength(1)
})
