import 'reflect-metadata' // first: the library beneath the next one asks for it
import { X509Certificate as NodeCertificate, webcrypto } from 'node:crypto'
import { isIP } from 'node:net'
import { AsnConvert } from '@peculiar/asn1-schema'
import {
  GeneralName,
  GeneralSubtree,
  GeneralSubtrees,
  id_ce_nameConstraints,
  NameConstraints,
} from '@peculiar/asn1-x509'
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509'

/** A certificate with its private key, both as PEM. */
export type Credential = { cert: string; key: string }

const DAY_MS = 24 * 60 * 60 * 1000
const AUTHORITY_DAYS = 10 * 365
/** Apple takes at most 825 days of a certificate whose authority a person has added, browsers ever fewer. */
const SERVER_DAYS = 365
const RENEW_DAYS = 30
/** Phones on a field do not all know what time it is. */
const EARLIER_MS = DAY_MS

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const

/** Endings that only local networks use, so that a stolen key cannot pass itself off as a public site. */
const LOCAL_ENDINGS = ['localhost', 'local', 'lan', 'internal', 'home.arpa']

/** An authority of this machine alone. Of names it can sign only those of local networks and `names`. */
export async function makeAuthority(
  title: string,
  names: ReadonlyArray<string>,
  now: Date,
): Promise<Credential> {
  const keys = await makeKeys()
  const cert = await X509CertificateGenerator.createSelfSigned({
    name: [{ CN: [title] }, { O: ['Gelar'] }],
    keys,
    signingAlgorithm: ALGORITHM,
    ...validity(now, AUTHORITY_DAYS),
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      localNamesOnly([...new Set([...LOCAL_ENDINGS, ...names])]),
    ],
  })
  return { cert: cert.toString('pem'), key: await exportKey(keys.privateKey) }
}

/** A certificate for a server that is reached under `hosts`, addresses and names, signed by the authority. */
export async function signServerCertificate(
  authority: Credential,
  hosts: ReadonlyArray<string>,
  now: Date,
): Promise<Credential> {
  const issuer = new X509Certificate(authority.cert)
  const keys = await makeKeys()
  const cert = await X509CertificateGenerator.create({
    subject: [{ CN: [hosts[0] ?? 'localhost'] }],
    issuer: issuer.subjectName,
    publicKey: keys.publicKey,
    signingKey: await importKey(authority.key),
    signingAlgorithm: ALGORITHM,
    ...validity(now, SERVER_DAYS),
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension(hosts.map(generalNameOf)),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create(issuer),
    ],
  })
  return { cert: cert.toString('pem'), key: await exportKey(keys.privateKey) }
}

/** Whether the authority can still sign a certificate for its whole time. */
export function outlivesACertificate(authority: Credential, now: Date): boolean {
  const ends = Date.parse(new NodeCertificate(authority.cert).validTo)
  return ends - now.getTime() > (SERVER_DAYS + RENEW_DAYS) * DAY_MS
}

/** Whether a server needs another certificate: another authority, an address more, or its end is near. */
export function needsRenewal(
  server: Credential,
  authority: Credential,
  hosts: ReadonlyArray<string>,
  now: Date,
): boolean {
  const cert = new NodeCertificate(server.cert)
  if (!cert.verify(new NodeCertificate(authority.cert).publicKey)) return true
  if (Date.parse(cert.validTo) - now.getTime() < RENEW_DAYS * DAY_MS) return true
  if (Date.parse(cert.validFrom) > now.getTime()) return true
  return hosts.some((host) => !(isIP(host) ? cert.checkIP(host) : cert.checkHost(host)))
}

/** Whether the authority may sign for a name; it may have been made when the machine was called otherwise. */
export function maySign(authority: Credential, name: string): boolean {
  const found = new X509Certificate(authority.cert).getExtension(id_ce_nameConstraints)
  if (!found) return false
  const { permittedSubtrees } = AsnConvert.parse(found.value, NameConstraints)
  return [...(permittedSubtrees ?? [])].some(
    ({ base: { dNSName } }) => dNSName && (name === dNSName || name.endsWith(`.${dNSName}`)),
  )
}

function generalNameOf(host: string): { type: 'ip' | 'dns'; value: string } {
  return { type: isIP(host) ? 'ip' : 'dns', value: host }
}

/** Not critical: a phone that does not know the rule would refuse the authority for it. */
function localNamesOnly(names: ReadonlyArray<string>): Extension {
  const subtrees = names.map(
    (dNSName) => new GeneralSubtree({ base: new GeneralName({ dNSName }) }),
  )
  const permittedSubtrees = new GeneralSubtrees(subtrees)
  const rule = AsnConvert.serialize(new NameConstraints({ permittedSubtrees }))
  return new Extension(id_ce_nameConstraints, false, rule)
}

function validity(now: Date, days: number): { notBefore: Date; notAfter: Date } {
  return {
    notBefore: new Date(now.getTime() - EARLIER_MS),
    notAfter: new Date(now.getTime() + days * DAY_MS),
  }
}

function makeKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])
}

async function exportKey(key: webcrypto.CryptoKey): Promise<string> {
  return PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY')
}

function importKey(pem: string): Promise<webcrypto.CryptoKey> {
  const [der] = PemConverter.decode(pem)
  if (!der) throw new Error('The authority has no key.')
  return webcrypto.subtle.importKey('pkcs8', der, ALGORITHM, false, ['sign'])
}
