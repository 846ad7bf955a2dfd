import { createHmac } from 'node:crypto'

const stepMs = 30_000

/** The figures that an authenticator app shows in a step of thirty seconds (RFC 6238 with SHA-1), six unless told. */
export function figuresOf(secret: string | Buffer, step: number, digits = 6): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const digest = createHmac('sha1', secret).update(counter).digest()
  const offset = digest.readUInt8(digest.length - 1) & 0x0f
  const number = (digest.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits
  return String(number).padStart(digits, '0')
}

/** The step that a code belongs to: this one or a neighbour, as the clocks of phones are a little off; else undefined. */
export function findStep(secret: string | Buffer, code: string, now: Date): number | undefined {
  const current = Math.floor(now.getTime() / stepMs)
  return [current, current - 1, current + 1].find((step) => figuresOf(secret, step) === code)
}
