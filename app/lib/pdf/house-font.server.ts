import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import * as fontkit from 'fontkit'

const require = createRequire(import.meta.url)

/** The weights in which papers and drawings are set. */
const files = {
  regular: require.resolve(
    '@fontsource/plus-jakarta-sans/files/plus-jakarta-sans-latin-400-normal.woff',
  ),
  medium: require.resolve(
    '@fontsource/plus-jakarta-sans/files/plus-jakarta-sans-latin-600-normal.woff',
  ),
  bold: require.resolve(
    '@fontsource/plus-jakarta-sans/files/plus-jakarta-sans-latin-800-normal.woff',
  ),
}
export type Weight = keyof typeof files
export const weightNames: ReadonlyArray<Weight> = ['regular', 'medium', 'bold']

type Kept = { file: Uint8Array; font: fontkit.Font }
const kept = new Map<Weight, Kept>()

function keep(weight: Weight): Kept {
  const known = kept.get(weight)
  if (known) return known
  const file = readFileSync(files[weight])
  const made = { file, font: fontkit.create(file) }
  kept.set(weight, made)
  return made
}

/** Plus Jakarta Sans in one weight, as a file; read once. */
export function houseFontFile(weight: Weight): Uint8Array {
  return keep(weight).file
}

/** The typeface in one weight, for measuring and drawing letters. */
export function houseFont(weight: Weight): fontkit.Font {
  return keep(weight).font
}

const REPLACED: Readonly<Record<string, string>> = {
  '\t': ' ',
  '→': '->',
  '←': '<-',
  '≥': '>=',
  '≤': '<=',
  '✓': 'v',
  '‑': '-',
}

/**
 * The text as the typeface can write it: letters of other alphabets lose their marks or become `?`, pictures
 * (emoji) and signs without a shape are left out. Line breaks stay.
 */
export function writable(text: string): string {
  const font = houseFont('regular')
  let written = ''
  for (const sign of text.normalize('NFC')) {
    const code = sign.codePointAt(0) ?? 0
    if (sign === '\n') written += sign
    else if (font.hasGlyphForCodePoint(code) && !/\p{Cc}|\p{Cf}/u.test(sign)) written += sign
    else written += REPLACED[sign] ?? plainSign(font, sign)
  }
  return written.replace(/ {2,}/g, ' ')
}

function plainSign(font: fontkit.Font, sign: string): string {
  const base = sign.normalize('NFKD').replace(/\p{Mark}/gu, '')
  const known = [...base].filter((part) => font.hasGlyphForCodePoint(part.codePointAt(0) ?? 0))
  if (known.length > 0 && base !== '') return known.join('')
  if (/\p{Space_Separator}/u.test(sign)) return ' '
  return /\p{Letter}|\p{Number}/u.test(sign) ? '?' : ''
}
