import { createHmac, hkdfSync } from 'node:crypto'
import { env } from '#app/env.server.ts'

let key: Buffer | undefined

/**
 * The secret in the link of a registration. It follows from the key of its form, so that a form sent twice
 * leads to the same page although only a hash of the secret is stored.
 */
export function visitorSecret(formKey: string): string {
  return createHmac('sha256', visitorKey())
    .update(formKey.toLowerCase())
    .digest('base64url')
    .slice(0, 32)
}

/** The key of everything that visitors' links prove. */
export function visitorKey(): Buffer {
  if (!env.GELAR_SECRET) throw new Error('GELAR_SECRET is not set: links cannot be made')
  key ??= Buffer.from(hkdfSync('sha256', env.GELAR_SECRET, '', 'gelar visitor links 1', 32))
  return key
}
