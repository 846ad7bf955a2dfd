/** A corner or a handle of an outline, in units of the font. */
export type GlyphPoint = { x: number; y: number; onCurve: boolean }

const OVERLAP_SIMPLE = 0x40

/** One glyph without components, as the table `glyf` holds it. */
export function simpleGlyph(contours: ReadonlyArray<ReadonlyArray<GlyphPoint>>): Uint8Array {
  if (contours.length === 0) return new Uint8Array(0)
  const points = contours.flat()
  const out: number[] = []
  put16(out, contours.length)
  for (const value of boxOf(points)) put16(out, value)
  let last = -1
  for (const contour of contours) {
    last += contour.length
    put16(out, last)
  }
  put16(out, 0)
  writePoints(out, points, true)
  return padded(out)
}

export function boxOf(points: ReadonlyArray<GlyphPoint>): [number, number, number, number] {
  const xs = points.map(({ x }) => x)
  const ys = points.map(({ y }) => y)
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

export function writePoints(
  out: number[],
  points: ReadonlyArray<GlyphPoint>,
  overlaps: boolean,
): void {
  points.forEach(({ onCurve }, index) => {
    out.push((onCurve ? 1 : 0) | (index === 0 && overlaps ? OVERLAP_SIMPLE : 0))
  })
  for (const axis of ['x', 'y'] as const) {
    points.forEach((point, index) => {
      put16(out, point[axis] - (points[index - 1]?.[axis] ?? 0))
    })
  }
}

export function put16(out: number[], value: number): void {
  out.push((value >> 8) & 255, value & 255)
}

export function padded(bytes: number[]): Uint8Array {
  while (bytes.length % 4) bytes.push(0)
  return Uint8Array.from(bytes)
}

/** Glyphs one after the other, and where each begins. */
export function joinGlyphs(
  glyphs: ReadonlyArray<Uint8Array>,
  long: boolean,
): { glyf: Uint8Array; loca: Uint8Array } {
  const size = glyphs.reduce((sum, glyph) => sum + glyph.length, 0)
  if (!long && size > 0xffff * 2) throw new RangeError('The glyphs are too many for short offsets.')
  const glyf = new Uint8Array(size)
  const loca = new Uint8Array((glyphs.length + 1) * (long ? 4 : 2))
  const view = new DataView(loca.buffer)
  let offset = 0
  glyphs.forEach((glyph, index) => {
    glyf.set(glyph, offset)
    offset += glyph.length
    if (long) view.setUint32((index + 1) * 4, offset)
    else view.setUint16((index + 1) * 2, offset / 2)
  })
  return { glyf, loca }
}
