const POWERS = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`))
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
    } else {
      const value = exact && end === position ? longDecimal(bytes, digitsFrom, end) : Number.NaN
      if (Number.isNaN(value)) this.value = slowly(bytes, at, end)
      else this.value = negative ? -value : value
    }
    return end
  }
}

/**
 * A decimal of more digits than a double holds: the first 15 divided with the remainder kept, the others added to
 * that. NaN where the last bit is not certain.
 */
function longDecimal(bytes: Uint8Array, from: number, to: number): number {
  let high = 0
  let low = 0
  let digits = 0
  let point = -1
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte === 0x2e) {
      point = digits
      continue
    }
    if (digits < 15) high = high * 10 + (byte - ZERO)
    else low = low * 10 + (byte - ZERO)
    digits += 1
  }
  const places = digits - point
  const highPlaces = 15 - point
  if (point < 0 || point > 15 || digits > 30 || places >= POWERS.length) return Number.NaN
  const power = POWERS[highPlaces] ?? 1
  const quotient = high / power
  const rest = remainderOf(high, quotient, power) / power + low / (POWERS[places] ?? 1)
  const value = quotient + rest * (1 + 1e-14)
  return value === quotient + rest * (1 - 1e-14) ? value : Number.NaN
}

/** `high - quotient * power` without rounding. */
function remainderOf(high: number, quotient: number, power: number): number {
  const product = quotient * power
  const quotientHead = headOf(quotient)
  const powerHead = headOf(power)
  const quotientTail = quotient - quotientHead
  const powerTail = power - powerHead
  const error =
    quotientHead * powerHead -
    product +
    quotientHead * powerTail +
    quotientTail * powerHead +
    quotientTail * powerTail
  return high - product - error
}

/** The upper half of the bits of a number (Veltkamp). */
function headOf(value: number): number {
  const scaled = value * 134217729
  return scaled - (scaled - value)
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
