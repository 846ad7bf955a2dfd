/** The tables of a font, by their four letters. */
export type FontTables = { flavour: number; tables: Map<string, Uint8Array> }

/** A font file of these tables; its checksums are left empty, as nothing here reads them. */
export function fontFile({ flavour, tables }: FontTables): Uint8Array {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1))
  const padded = (length: number) => (length + 3) & ~3
  const head = 12 + 16 * sorted.length
  const size = sorted.reduce((sum, [, bytes]) => sum + padded(bytes.length), head)
  const font = new Uint8Array(size)
  const view = new DataView(font.buffer)
  const power = Math.floor(Math.log2(sorted.length))
  view.setUint32(0, flavour)
  view.setUint16(4, sorted.length)
  view.setUint16(6, 16 << power)
  view.setUint16(8, power)
  view.setUint16(10, sorted.length * 16 - (16 << power))
  let offset = head
  sorted.forEach(([tag, bytes], index) => {
    const entry = 12 + 16 * index
    for (let at = 0; at < 4; at += 1) view.setUint8(entry + at, tag.charCodeAt(at))
    view.setUint32(entry + 8, offset)
    view.setUint32(entry + 12, bytes.length)
    font.set(bytes, offset)
    offset += padded(bytes.length)
  })
  return font
}
