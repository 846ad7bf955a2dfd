import { createHash, randomBytes } from 'node:crypto'

/** A secret that its holder sees once: 256 random bits. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/**
 * What is stored of a secret, to know it again. Fast on purpose: it suits secrets of many random bits only, a
 * password is hashed by `people`.
 */
export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
