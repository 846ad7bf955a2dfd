const POWERS = Array.from({ length: 23 }, (_, exponent) => 10 ** exponent)
const NINE = 0x39
const ZERO = 0x30

/** Reads one JSON number out of bytes. */
export class NumberScanner {
  /** The number read last; NaN when the bytes are no JSON number. */
  value = 0

  /**
   * Reads from `at`, where a digit or a minus stands. Answers where the number ends, or -1 when it runs into the
   * end of the bytes and more may follow.
   */
  scan(bytes: Uint8Array, at: number, last: boolean): number {
    const length = bytes.length
    let position = at
    let negative = false
    if (bytes[position] === 0x2d) {
      negative = true
      position += 1
    }
    const digitsFrom = position
    let mantissa = 0
    let byte = 0
    while (position < length) {
      byte = bytes[position] ?? 0
      if (byte < ZERO || byte > NINE) break
      mantissa = mantissa * 10 + (byte - ZERO)
      position += 1
    }
    if (position === length && !last) return -1
    let digits = position - digitsFrom
    const plain = digits > 0 && (digits === 1 || bytes[digitsFrom] !== ZERO)
    if (plain && digits < 16 && (position === length || isEnd(byte))) {
      this.value = negative ? -mantissa : mantissa
      return position
    }
    let exact = plain
    let exponent = 0
    if (position < length && bytes[position] === 0x2e) {
      const fractionFrom = position + 1
      position = fractionFrom
      while (position < length) {
        byte = bytes[position] ?? 0
        if (byte < ZERO || byte > NINE) break
        mantissa = mantissa * 10 + (byte - ZERO)
        position += 1
      }
      exponent = fractionFrom - position
      if (exponent === 0) exact = false
      digits -= exponent
    }
    // A power of ten, and whatever else must not be there, is told by the slow way.
    let end = position
    while (end < length && !isEnd(bytes[end] ?? 0)) end += 1
    if (end === length && !last) return -1
    if (exact && end === position && digits < 16 && exponent > -POWERS.length) {
      const value = mantissa / (POWERS[-exponent] ?? 1)
      this.value = negative ? -value : value
    } else this.value = slowly(bytes, at, end)
    return end
  }
}

const JSON_NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?$/

function slowly(bytes: Uint8Array, from: number, to: number): number {
  const text = String.fromCharCode(...bytes.subarray(from, Math.min(to, from + 2000)))
  return to - from <= 2000 && JSON_NUMBER.test(text) ? Number(text) : Number.NaN
}

/** Whether a number is over before this byte: space, comma or closing bracket. */
function isEnd(byte: number): boolean {
  return byte <= 0x20 || byte === 0x2c || byte === 0x5d || byte === 0x7d
}
