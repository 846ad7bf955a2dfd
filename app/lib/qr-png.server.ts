import { crc32, deflateSync } from 'node:zlib'
import QRCode from 'qrcode'

/** The white that has to be around a code, in modules. */
const QUIET = 4

/**
 * A text as QR code (level M) in a PNG of at most so many pixels a side, each module as many whole pixels. Its pixels
 * are one bit each and its lines repeat, so it is made in a millisecond or two.
 */
export function qrPng(text: string, mostPx: number): Uint8Array<ArrayBuffer> {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const across = modules.size + 2 * QUIET
  const scale = Math.max(1, Math.floor(mostPx / across))
  const side = across * scale
  const lineBytes = 1 + Math.ceil(side / 8)
  const lines = Buffer.alloc(lineBytes * side)
  for (let y = 0; y < across; y += 1) {
    const line = lines.subarray(lineBytes * y * scale, lineBytes * (y * scale + 1))
    // White; the first byte says that the line is written as it is.
    line.fill(0xff, 1)
    for (let x = 0; x < side; x += 1) {
      const dark = isDark(modules, y - QUIET, Math.floor(x / scale) - QUIET)
      if (dark) line[1 + (x >> 3)] = (line[1 + (x >> 3)] ?? 0) & ~(0x80 >> (x & 7))
    }
    for (let again = 1; again < scale; again += 1) line.copy(lines, lineBytes * (y * scale + again))
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  // One bit a pixel, from black to white.
  head[8] = 1
  return new Uint8Array(
    Buffer.concat([
      Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      chunk('IHDR', head),
      chunk('IDAT', deflateSync(lines)),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  )
}

type Modules = QRCode.QRCode['modules']

function isDark(modules: Modules, row: number, column: number): boolean {
  const { size } = modules
  if (row < 0 || column < 0 || row >= size || column >= size) return false
  return Boolean(modules.get(row, column))
}

function chunk(kind: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), content])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.byteLength)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
