/** Reads numbers, big end first, from one place in a row of bytes to the next. */
export class ByteReader {
  private at = 0
  private readonly view: DataView

  constructor(private readonly source: Uint8Array) {
    this.view = new DataView(source.buffer, source.byteOffset, source.byteLength)
  }

  skip(count: number): void {
    this.at += count
  }

  bytes(count: number): Uint8Array {
    if (this.at + count > this.source.length) throw new RangeError('The file ends too early.')
    this.at += count
    return this.source.subarray(this.at - count, this.at)
  }

  u8(): number {
    this.at += 1
    return this.view.getUint8(this.at - 1)
  }

  u16(): number {
    this.at += 2
    return this.view.getUint16(this.at - 2)
  }

  i16(): number {
    this.at += 2
    return this.view.getInt16(this.at - 2)
  }

  u32(): number {
    this.at += 4
    return this.view.getUint32(this.at - 4)
  }

  tag(): string {
    return String.fromCharCode(...this.bytes(4))
  }

  /** Seven bits a byte, the highest bit says that more follow. */
  base128(): number {
    let value = 0
    for (let index = 0; index < 5; index += 1) {
      const byte = this.u8()
      value = value * 128 + (byte & 127)
      if (byte < 128) return value
    }
    throw new RangeError('The file holds a number that never ends.')
  }

  /** A number of one to three bytes, as WOFF2 writes counts of points. */
  u16Short(): number {
    const first = this.u8()
    if (first === 253) return this.u16()
    if (first === 255) return this.u8() + 253
    if (first === 254) return this.u8() + 506
    return first
  }
}
