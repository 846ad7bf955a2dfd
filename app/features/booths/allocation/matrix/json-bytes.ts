// Single bytes of JSON.
export const QUOTE = 0x22
export const COMMA = 0x2c
export const OPEN = 0x5b
export const CLOSE = 0x5d
export const OPEN_OBJECT = 0x7b
export const CLOSE_OBJECT = 0x7d
const WORDS = ['null', 'true', 'false'] as const

/** Whether `null` stands at `at`. */
export function isNull(bytes: Uint8Array, at: number): boolean {
  return (
    bytes[at] === 0x6e && bytes[at + 1] === 0x75 && bytes[at + 2] === 0x6c && bytes[at + 3] === 0x6c
  )
}

/** The word at `at`, '' when there is none, undefined when the piece ends within one. */
export function wordAt(bytes: Uint8Array, at: number): string | undefined {
  const text = String.fromCharCode(...bytes.subarray(at, at + 5))
  const word = WORDS.find((each) => text.startsWith(each))
  if (word) return word
  return WORDS.some((each) => text.length < each.length && each.startsWith(text)) ? undefined : ''
}

/** Whether this may be the beginning of some value: a letter, a quote, an opening bracket. */
export function opensValue(byte: number): boolean {
  return (
    byte === QUOTE || byte === OPEN || byte === OPEN_OBJECT || ((byte | 0x20) - 0x61) >>> 0 < 26
  )
}

/** Where the string that opens at `at` is over, or -1. */
export function endOfString(bytes: Uint8Array, at: number): number {
  for (let position = at + 1; position < bytes.length; position += 1) {
    const byte = bytes[position]
    if (byte === 0x5c) position += 1
    else if (byte === QUOTE) return position + 1
  }
  return -1
}

export function startsWithMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
}

export function joined(head: Uint8Array, tail: Uint8Array): Uint8Array {
  const all = new Uint8Array(head.length + tail.length)
  all.set(head)
  all.set(tail, head.length)
  return all
}
