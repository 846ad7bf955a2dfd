import { X509Certificate } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  type Credential,
  makeAuthority,
  maySign,
  needsRenewal,
  outlivesACertificate,
  signServerCertificate,
} from './certificates.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const now = new Date('2026-09-01T03:00:00Z')
const hosts = ['192.168.1.5', 'fd00::2', 'localhost', 'laptop', 'laptop.local']
const inDays = (days: number) => new Date(now.getTime() + days * DAY_MS)

let authority: Credential
let server: Credential

beforeAll(async () => {
  authority = await makeAuthority('Gelar laptop 1a2b', ['laptop'], now)
  server = await signServerCertificate(authority, hosts, now)
})

test('the authority is one, and of its own making', () => {
  const cert = new X509Certificate(authority.cert)
  expect(cert.ca).toBe(true)
  expect(cert.subject).toBe('CN=Gelar laptop 1a2b\nO=Gelar')
  expect(cert.checkIssued(cert)).toBe(true)
  expect(cert.verify(cert.publicKey)).toBe(true)
})

describe('the certificate of the server', () => {
  test('is signed by the authority and is none itself', () => {
    const cert = new X509Certificate(server.cert)
    const issuer = new X509Certificate(authority.cert)
    expect(cert.ca).toBe(false)
    expect(cert.checkIssued(issuer)).toBe(true)
    expect(cert.verify(issuer.publicKey)).toBe(true)
  })

  test('is for servers only, and holds shorter than phones allow', () => {
    const cert = new X509Certificate(server.cert)
    expect(cert.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1'])
    const days = (Date.parse(cert.validTo) - Date.parse(cert.validFrom)) / DAY_MS
    expect(days).toBeLessThanOrEqual(397)
  })

  test('holds for a phone whose clock is some hours slow', () => {
    expect(Date.parse(new X509Certificate(server.cert).validFrom)).toBeLessThan(
      now.getTime() - 12 * 60 * 60 * 1000,
    )
  })

  test('names every address and name', () => {
    const cert = new X509Certificate(server.cert)
    expect([cert.checkIP('192.168.1.5'), cert.checkIP('fd00::2')]).not.toContain(undefined)
    for (const name of ['localhost', 'laptop', 'laptop.local']) {
      expect(cert.checkHost(name)).toBe(name)
    }
    expect(cert.checkIP('192.168.1.6')).toBeUndefined()
  })

  test('has numbers that differ', async () => {
    const other = await signServerCertificate(authority, hosts, now)
    expect(new X509Certificate(other.cert).serialNumber).not.toBe(
      new X509Certificate(server.cert).serialNumber,
    )
  })
})

describe('a new certificate', () => {
  test('is not needed for the same addresses or fewer', () => {
    expect(needsRenewal(server, authority, hosts, now)).toBe(false)
    expect(needsRenewal(server, authority, ['192.168.1.5'], inDays(300))).toBe(false)
  })

  test('is needed for an address or a name more', () => {
    expect(needsRenewal(server, authority, [...hosts, '10.0.0.3'], now)).toBe(true)
    expect(needsRenewal(server, authority, ['other.local'], now)).toBe(true)
  })

  test('is needed a month before the end, and when it does not hold yet', () => {
    expect(needsRenewal(server, authority, hosts, inDays(334))).toBe(false)
    expect(needsRenewal(server, authority, hosts, inDays(336))).toBe(true)
    expect(needsRenewal(server, authority, hosts, inDays(-2))).toBe(true)
  })

  test('is needed when another authority signs', async () => {
    const other = await makeAuthority('Gelar laptop 1a2b', ['laptop'], now)
    expect(needsRenewal(server, other, hosts, now)).toBe(true)
  })
})

test('an authority is used as long as it outlives what it signs', () => {
  expect(outlivesACertificate(authority, now)).toBe(true)
  expect(outlivesACertificate(authority, inDays(9 * 365 - 40))).toBe(true)
  expect(outlivesACertificate(authority, inDays(9 * 365))).toBe(false)
})

test('an authority signs for the machine it was made on and for local names, for nobody else', () => {
  for (const name of ['laptop', 'localhost', 'other.local', 'laptop.lan']) {
    expect(maySign(authority, name)).toBe(true)
  }
  for (const name of ['other', 'gelar.example.id', 'mylaptop', 'notlocal']) {
    expect(maySign(authority, name)).toBe(false)
  }
})
