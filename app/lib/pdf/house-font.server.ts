import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import * as fontkit from 'fontkit'
import { type FontTables, fontFile } from './sfnt.ts'
import { staticWeight } from './static-weight.ts'
import { tablesOfWoff2 } from './woff2.server.ts'

/** The weights in which papers and drawings are set, by the names that the variable font gives them. */
const instances = { regular: 'Regular', medium: 'SemiBold', bold: 'ExtraBold' } as const
export type Weight = keyof typeof instances
export const weightNames: ReadonlyArray<Weight> = ['regular', 'medium', 'bold']

const FILE =
  '@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2'

type Kept = { file: Uint8Array; font: fontkit.Font }
let source: FontTables | undefined
const kept = new Map<Weight, Kept>()

function keep(weight: Weight): Kept {
  const known = kept.get(weight)
  if (known) return known
  source ??= tablesOfWoff2(readFileSync(createRequire(import.meta.url).resolve(FILE)))
  const variable = fontkit.create(fontFile(source), instances[weight])
  const file = fontFile(staticWeight(source, variable, `PlusJakartaSans-${instances[weight]}`))
  const made = { file, font: fontkit.create(file) }
  kept.set(weight, made)
  return made
}

/** Plus Jakarta Sans in one weight as a TrueType file; made once. */
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
