import { brotliDecompressSync } from 'node:zlib'
import { ByteReader } from './byte-reader.ts'
import type { FontTables } from './sfnt.ts'
import { rebuildGlyphs } from './woff2-glyphs.ts'

const KNOWN_TAGS = (
  'cmap head hhea hmtx maxp name OS/2 post cvt  fpgm glyf loca prep CFF  VORG EBDT EBLC gasp hdmx kern LTSH PCLT ' +
  'VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG  sbix acnt avar bdat bloc bsln cvar ' +
  'fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill'
).match(/.{4} ?/g)

type Table = { tag: string; transformed: boolean; length: number; stored: number }

/**
 * The tables of a WOFF2 font, as web pages carry it, the way a plain TrueType font has them (W3C, WOFF File
 * Format 2.0, section 5). Offsets of its glyphs are long or short as before.
 */
export function tablesOfWoff2(woff2: Uint8Array): FontTables {
  const reader = new ByteReader(woff2)
  if (reader.tag() !== 'wOF2') throw new Error('This is no WOFF2 font.')
  const flavour = reader.u32()
  reader.skip(4)
  const count = reader.u16()
  reader.skip(6)
  const packedLength = reader.u32()
  reader.skip(24)
  const directory = Array.from({ length: count }, () => readEntry(reader))
  const packed = reader.bytes(packedLength)
  const body = new ByteReader(brotliDecompressSync(packed))
  const stored = new Map<string, { table: Table; bytes: Uint8Array }>()
  for (const table of directory) {
    stored.set(table.tag, { table, bytes: body.bytes(table.stored) })
  }
  const glyf = stored.get('glyf')
  const rebuilt = glyf?.table.transformed ? rebuildGlyphs(glyf.bytes) : undefined
  const tables = new Map<string, Uint8Array>()
  for (const [tag, { table, bytes }] of stored) {
    if (rebuilt && tag === 'glyf') tables.set(tag, rebuilt.glyf)
    else if (rebuilt && tag === 'loca') tables.set(tag, rebuilt.loca)
    else if (table.transformed) throw new Error(`The table ${tag} is stored in an unknown way.`)
    else tables.set(tag, bytes)
  }
  return { flavour, tables }
}

function readEntry(reader: ByteReader): Table {
  const flags = reader.u8()
  const index = flags & 63
  const tag = index === 63 ? reader.tag() : KNOWN_TAGS?.[index]?.slice(0, 4)
  if (tag === undefined) throw new Error('The font names an unknown table.')
  const version = flags >> 6
  const length = reader.base128()
  const transformed = tag === 'glyf' || tag === 'loca' ? version !== 3 : version !== 0
  return { tag, transformed, length, stored: transformed ? reader.base128() : length }
}
