import { ByteReader } from './byte-reader.ts'
import { boxOf, type GlyphPoint, joinGlyphs, padded, put16, writePoints } from './glyph-table.ts'

type Streams = {
  contours: ByteReader
  points: ByteReader
  flags: ByteReader
  coordinates: ByteReader
  composites: ByteReader
  boxes: ByteReader
  instructions: ByteReader
}

/** Puts the outlines of a font, which WOFF2 keeps in seven streams, back into the tables `glyf` and `loca`. */
export function rebuildGlyphs(transformed: Uint8Array): { glyf: Uint8Array; loca: Uint8Array } {
  const reader = new ByteReader(transformed)
  reader.skip(2)
  const options = reader.u16()
  const count = reader.u16()
  const longOffsets = reader.u16() === 1
  const sizes = Array.from({ length: 7 }, () => reader.u32())
  const [contours, points, flags, coordinates, composites, boxes, instructions] = sizes.map(
    (size) => reader.bytes(size),
  )
  if (!contours || !points || !flags || !coordinates || !composites || !boxes || !instructions) {
    throw new Error('The font lacks a part of its outlines.')
  }
  const overlaps = options & 1 ? reader.bytes((count + 7) >> 3) : undefined
  const boxBits = boxes.subarray(0, 4 * ((count + 31) >> 5))
  const streams: Streams = {
    contours: new ByteReader(contours),
    points: new ByteReader(points),
    flags: new ByteReader(flags),
    coordinates: new ByteReader(coordinates),
    composites: new ByteReader(composites),
    boxes: new ByteReader(boxes.subarray(boxBits.length)),
    instructions: new ByteReader(instructions),
  }
  const glyphs = Array.from({ length: count }, (_, index) =>
    rebuildGlyph(streams, bitOf(boxBits, index), overlaps !== undefined && bitOf(overlaps, index)),
  )
  return joinGlyphs(glyphs, longOffsets)
}

function bitOf(bits: Uint8Array, index: number): boolean {
  return ((bits[index >> 3] ?? 0) & (128 >> (index & 7))) !== 0
}

function rebuildGlyph(streams: Streams, hasBox: boolean, overlaps: boolean): Uint8Array {
  const contourCount = streams.contours.i16()
  if (contourCount === 0) return new Uint8Array(0)
  const out: number[] = []
  if (contourCount === -1) {
    put16(out, contourCount)
    out.push(...streams.boxes.bytes(8))
    rebuildComposite(streams, out)
    return padded(out)
  }
  const ends: number[] = []
  let total = 0
  for (let index = 0; index < contourCount; index += 1) {
    total += streams.points.u16Short()
    ends.push(total - 1)
  }
  const points = readPoints(streams, total)
  const instructionLength = streams.coordinates.u16Short()
  put16(out, contourCount)
  if (hasBox) out.push(...streams.boxes.bytes(8))
  else for (const value of boxOf(points)) put16(out, value)
  for (const end of ends) put16(out, end)
  put16(out, instructionLength)
  out.push(...streams.instructions.bytes(instructionLength))
  writePoints(out, points, overlaps)
  return padded(out)
}

const MORE_COMPONENTS = 0x20
const HAVE_INSTRUCTIONS = 0x100

function rebuildComposite(streams: Streams, out: number[]): void {
  let flags = MORE_COMPONENTS
  let hasInstructions = false
  while (flags & MORE_COMPONENTS) {
    flags = streams.composites.u16()
    hasInstructions ||= (flags & HAVE_INSTRUCTIONS) !== 0
    const scale = flags & 0x8 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0
    put16(out, flags)
    out.push(...streams.composites.bytes(2 + (flags & 1 ? 4 : 2) + scale))
  }
  if (!hasInstructions) return
  const length = streams.coordinates.u16Short()
  put16(out, length)
  out.push(...streams.instructions.bytes(length))
}

/** Points as differences, packed by the 128 forms of the format's section 5.2. */
function readPoints(streams: Streams, count: number): GlyphPoint[] {
  const points: GlyphPoint[] = []
  let [x, y] = [0, 0]
  for (let index = 0; index < count; index += 1) {
    const flag = streams.flags.u8()
    const [dx, dy] = readStep(streams.coordinates, flag & 127)
    x += dx
    y += dy
    points.push({ x, y, onCurve: flag < 128 })
  }
  return points
}

function readStep(from: ByteReader, form: number): [number, number] {
  const signed = (flag: number, value: number) => (flag & 1 ? value : -value)
  if (form < 10) return [0, signed(form, ((form & 14) << 7) + from.u8())]
  if (form < 20) return [signed(form, (((form - 10) & 14) << 7) + from.u8()), 0]
  if (form < 84) {
    const [base, byte] = [form - 20, from.u8()]
    return [
      signed(form, 1 + (base & 0x30) + (byte >> 4)),
      signed(form >> 1, 1 + ((base & 0x0c) << 2) + (byte & 15)),
    ]
  }
  if (form < 120) {
    const base = form - 84
    const dx = 1 + (Math.floor(base / 12) << 8) + from.u8()
    const dy = 1 + (((base % 12) >> 2) << 8) + from.u8()
    return [signed(form, dx), signed(form >> 1, dy)]
  }
  if (form < 124) {
    const [a, b, c] = [from.u8(), from.u8(), from.u8()]
    return [signed(form, (a << 4) + (b >> 4)), signed(form >> 1, ((b & 15) << 8) + c)]
  }
  const dx = from.u16()
  return [signed(form, dx), signed(form >> 1, from.u16())]
}
