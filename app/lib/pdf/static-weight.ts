import type { Font, Path } from 'fontkit'
import { type GlyphPoint, joinGlyphs, simpleGlyph } from './glyph-table.ts'
import type { FontTables } from './sfnt.ts'

const VARIABLE = ['fvar', 'gvar', 'avar', 'cvar', 'HVAR', 'MVAR', 'STAT']

/** As `word-spacing` on pages, in units of 1/1000. */
const WIDER_SPACE = 90

/**
 * One weight of a variable font as a font of its own, which every reader of papers knows: outlines and widths of
 * `instance` take the place of those that vary. Its name tells the weights apart.
 */
export function staticWeight(source: FontTables, instance: Font, name: string): FontTables {
  const tables = new Map([...source.tables].filter(([tag]) => !VARIABLE.includes(tag)))
  const spaces = [' ', '\u00a0'].map((space) => instance.layout(space).glyphs[0]?.id)
  const outlines = Array.from({ length: instance.numGlyphs }, (_, id) => {
    const glyph = instance.getGlyph(id)
    const wider = spaces.includes(id) ? (WIDER_SPACE * instance.unitsPerEm) / 1000 : 0
    return { contours: contoursOf(glyph.path), width: Math.round(glyph.advanceWidth + wider) }
  })
  const { glyf, loca } = joinGlyphs(
    outlines.map(({ contours }) => simpleGlyph(contours)),
    true,
  )
  tables.set('glyf', glyf)
  tables.set('loca', loca)
  tables.set('hmtx', widthTable(outlines))
  tables.set('name', nameTable(name))
  tables.set(
    'head',
    changed(tables, 'head', (view) => view.setInt16(50, 1)),
  )
  tables.set(
    'hhea',
    changed(tables, 'hhea', (view) => view.setUint16(34, outlines.length)),
  )
  tables.set(
    'maxp',
    changed(tables, 'maxp', (view) => {
      view.setUint16(6, Math.max(...outlines.map(({ contours }) => contours.flat().length)))
      view.setUint16(8, Math.max(...outlines.map(({ contours }) => contours.length)))
    }),
  )
  return { flavour: source.flavour, tables }
}

function changed(
  tables: ReadonlyMap<string, Uint8Array>,
  tag: string,
  change: (view: DataView) => void,
): Uint8Array {
  const table = tables.get(tag)
  if (!table) throw new Error(`The font lacks its table ${tag}.`)
  const copy = Uint8Array.from(table)
  change(new DataView(copy.buffer))
  return copy
}

function contoursOf(path: Path): GlyphPoint[][] {
  const contours: GlyphPoint[][] = []
  for (const { command, args } of path.commands) {
    const [a = 0, b = 0, c = 0, d = 0] = args.map(Math.round)
    if (command === 'moveTo') contours.push([{ x: a, y: b, onCurve: true }])
    const contour = contours.at(-1)
    if (command === 'lineTo') contour?.push({ x: a, y: b, onCurve: true })
    if (command === 'quadraticCurveTo') {
      contour?.push({ x: a, y: b, onCurve: false }, { x: c, y: d, onCurve: true })
    }
    if (command === 'bezierCurveTo') throw new Error('The font is drawn in cubic curves.')
  }
  return contours.map(withoutClosingPoint)
}

/** A contour closes by itself: a last corner on the first one would be there twice. */
function withoutClosingPoint(contour: GlyphPoint[]): GlyphPoint[] {
  const [first, last] = [contour[0], contour.at(-1)]
  const twice = contour.length > 1 && last?.onCurve && first?.x === last.x && first.y === last.y
  return twice ? contour.slice(0, -1) : contour
}

type Outline = { contours: GlyphPoint[][]; width: number }

function widthTable(outlines: ReadonlyArray<Outline>): Uint8Array {
  const table = new Uint8Array(outlines.length * 4)
  const view = new DataView(table.buffer)
  outlines.forEach(({ contours, width }, index) => {
    const points = contours.flat()
    view.setUint16(index * 4, width)
    view.setInt16(index * 4 + 2, points.length ? Math.min(...points.map(({ x }) => x)) : 0)
  })
  return table
}

const FAMILY = 1
const FULL_NAME = 4
const POSTSCRIPT_NAME = 6

function nameTable(name: string): Uint8Array {
  const ids = [FAMILY, FULL_NAME, POSTSCRIPT_NAME]
  const start = 6 + 12 * ids.length
  const table = new Uint8Array(start + 2 * name.length)
  const view = new DataView(table.buffer)
  view.setUint16(2, ids.length)
  view.setUint16(4, start)
  ids.forEach((id, index) => {
    const record = [3, 1, 0x409, id, 2 * name.length, 0]
    record.forEach((value, at) => {
      view.setUint16(6 + 12 * index + 2 * at, value)
    })
  })
  for (let at = 0; at < name.length; at += 1) view.setUint16(start + 2 * at, name.charCodeAt(at))
  return table
}
