import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keptAuthority, keptServerCertificate } from './kept-credentials.ts'

const now = new Date('2026-09-01T03:00:00Z')
const muchLater = new Date('2036-01-01T00:00:00Z')

async function makeFolder() {
  const root = await mkdtemp(join(tmpdir(), 'gelar-lan-'))
  return {
    path: join(root, 'lan'),
    [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }),
  }
}

test('the authority is made once, so that phones trust it once', async () => {
  await using folder = await makeFolder()
  const first = await keptAuthority(folder.path, now)
  expect(await keptAuthority(folder.path, now)).toEqual(first)
})

test('two that begin at once keep the same authority', async () => {
  await using folder = await makeFolder()
  const [one, other] = await Promise.all([
    keptAuthority(folder.path, now),
    keptAuthority(folder.path, now),
  ])
  expect(one).toEqual(other)
})

test('an authority that would end too soon gives way to another', async () => {
  await using folder = await makeFolder()
  const first = await keptAuthority(folder.path, now)
  const second = await keptAuthority(folder.path, muchLater)
  expect(second).not.toEqual(first)
  expect(await keptAuthority(folder.path, muchLater)).toEqual(second)
})

test.skipIf(process.platform === 'win32')('keys are readable by their owner alone', async () => {
  await using folder = await makeFolder()
  const authority = await keptAuthority(folder.path, now)
  await keptServerCertificate(folder.path, authority, ['192.168.1.5'], now)
  for (const name of ['authority.pem', 'server.pem']) {
    expect((await stat(join(folder.path, name))).mode & 0o777).toBe(0o600)
  }
  expect((await stat(folder.path)).mode & 0o777).toBe(0o700)
})

test('the certificate of the server is kept until an address is added', async () => {
  await using folder = await makeFolder()
  const authority = await keptAuthority(folder.path, now)
  const keep = (hosts: string[]) => keptServerCertificate(folder.path, authority, hosts, now)
  const first = await keep(['192.168.1.5'])
  expect(await keep(['192.168.1.5'])).toEqual(first)
  const second = await keep(['192.168.1.5', '10.0.0.3'])
  expect(second).not.toEqual(first)
  expect(await keep(['10.0.0.3'])).toEqual(second)
})

test('a damaged file is named, and never replaced unasked', async () => {
  await using folder = await makeFolder()
  await keptAuthority(folder.path, now)
  await writeFile(join(folder.path, 'authority.pem'), 'half of it')
  await expect(keptAuthority(folder.path, now)).rejects.toThrow(/authority\.pem is damaged/)
})
