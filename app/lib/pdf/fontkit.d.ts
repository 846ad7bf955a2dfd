/** The part of fontkit that papers and drawings use; the package brings no types of its own. */
declare module 'fontkit' {
  export type Path = { toSVG(): string; commands: ReadonlyArray<unknown> }
  export type Glyph = { id: number; advanceWidth: number; path: Path }
  export type GlyphPosition = { xAdvance: number; xOffset: number }
  export type GlyphRun = { glyphs: Glyph[]; positions: GlyphPosition[]; advanceWidth: number }
  export type Font = {
    unitsPerEm: number
    capHeight: number
    layout(text: string): GlyphRun
    hasGlyphForCodePoint(code: number): boolean
  }
  /** Opens a font file. */
  export function create(file: Uint8Array): Font
}
