const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LOOKS_LIKE: Record<string, string> = { O: '0', I: '1', L: '1' }

/** Random characters of Crockford's base 32: five bits each, none that is mistaken for another. */
export function randomCrockford(length: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length))
  return Array.from(bytes, (byte) => ALPHABET[byte % 32]).join('')
}

/**
 * A typed code as it is stored, or undefined when it cannot be one of this length. Small letters, spaces
 * and dashes are fine, O counts as 0, I and L as 1.
 */
export function readCrockford(text: string, length: number): string | undefined {
  const plain = text.toUpperCase().replace(/[\s\-–—.]/g, '')
  const code = plain.replace(/[OIL]/g, (letter) => LOOKS_LIKE[letter] ?? letter)
  if (code.length !== length) return undefined
  return [...code].every((letter) => ALPHABET.includes(letter)) ? code : undefined
}

/** A code in groups that are easy to read out: `7KQ2-M8XD`. */
export function groupCode(code: string, size: number): string {
  return (code.match(new RegExp(`.{1,${size}}`, 'g')) ?? []).join('-')
}
