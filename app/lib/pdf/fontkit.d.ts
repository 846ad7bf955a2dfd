/** The part of fontkit that papers and drawings use; the package brings no types of its own. */
declare module 'fontkit' {
  export type Path = { toSVG(): string; commands: Array<{ command: string; args: number[] }> }
  export type Glyph = { id: number; advanceWidth: number; path: Path }
  export type GlyphPosition = { xAdvance: number; xOffset: number; yOffset: number }
  export type GlyphRun = { glyphs: Glyph[]; positions: GlyphPosition[]; advanceWidth: number }
  export type Font = {
    unitsPerEm: number
    ascent: number
    descent: number
    capHeight: number
    numGlyphs: number
    layout(text: string): GlyphRun
    getGlyph(id: number): Glyph
    hasGlyphForCodePoint(code: number): boolean
  }
  /** Opens a font; `instance` names one weight of a variable font. */
  export function create(file: Uint8Array, instance?: string): Font
}
