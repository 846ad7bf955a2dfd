const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'

/** Bytes as RFC 9285 text: only characters that a QR code stores at five and a half bits each. */
export function encodeBase45(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 2) {
    const [high = 0, low] = bytes.subarray(at, at + 2)
    let value = low === undefined ? high : high * 256 + low
    for (let digit = low === undefined ? 2 : 3; digit > 0; digit -= 1) {
      text += ALPHABET.charAt(value % 45)
      value = Math.floor(value / 45)
    }
  }
  return text
}

/** The bytes of an RFC 9285 text; undefined when it is none. */
export function decodeBase45(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (text.length % 3 === 1) return undefined
  const digits = Array.from(text, (letter) => ALPHABET.indexOf(letter))
  if (digits.includes(-1)) return undefined
  const bytes: number[] = []
  for (let at = 0; at < digits.length; at += 3) {
    const [first = 0, second = 0, third] = digits.slice(at, at + 3)
    const value = first + second * 45 + (third ?? 0) * 2025
    if (value > (third === undefined ? 0xff : 0xffff)) return undefined
    if (third !== undefined) bytes.push(value >> 8)
    bytes.push(value & 0xff)
  }
  return Uint8Array.from(bytes)
}
