import { X509Certificate } from 'node:crypto'

/** The certificate of the authority as a phone receives it. */
export type AuthorityFile = {
  fileName: string
  /** What the phone's settings call it. */
  title: string
  fingerprint: string
  content: Buffer
}

export function authorityFile(certPem: string): AuthorityFile {
  const { fingerprint256, raw, subject } = new X509Certificate(certPem)
  const mark = fingerprint256.replaceAll(':', '').slice(0, 8).toLowerCase()
  return {
    fileName: `gelar-${mark}.crt`,
    title: /^CN=(.+)$/m.exec(subject)?.[1] ?? 'Gelar',
    fingerprint: fingerprint256,
    content: raw,
  }
}
