import sharp from 'sharp'
import { houseFont, writable } from '#app/lib/pdf/house-font.server.ts'
import type { MapBooth } from './ground-drawing.ts'
import { hexOf } from './mark-colours.ts'
import { type Mark, metres, type PathMark, type TextMark } from './marks.ts'
import type { Scene } from './scene.ts'

export type SvgWords = {
  title: string
  /** What stands in a booth, shown when it is pointed at and read by programs. */
  nameOf: (booth: MapBooth) => string
}

/**
 * The drawing as an SVG file that looks the same everywhere: letters are drawn as shapes, each shape kept once, so
 * no typeface has to be there.
 */
export function groundSvg(scene: Scene, words: SvgWords): string {
  const letters = new Letters()
  const { x, y, width, height } = scene.view
  const body = [
    ...scene.ground.map((mark) => draw(mark, letters)),
    ...scene.booths.map(({ booth, marks }) => {
      const inside = marks.map((mark) => draw(mark, letters)).join('')
      return `<g id="stan-${xml(booth.code)}"><title>${xml(words.nameOf(booth))}</title>${inside}</g>`
    }),
    ...scene.over.map((mark) => draw(mark, letters)),
  ].join('\n')
  const box = [x, y, width, height].map(metres).join(' ')
  const size = `width="${metres(width * 10)}" height="${metres(height * 10)}"`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}" ${size} role="img" aria-labelledby="judul">
<title id="judul">${xml(words.title)}</title>
<defs>${letters.definitions()}</defs>
<rect x="${metres(x)}" y="${metres(y)}" width="${metres(width)}" height="${metres(height)}" fill="#ffffff"/>
${body}
</svg>
`
}

/** The same drawing as pixels, its longer side this long. */
export async function groundPng(
  svg: string,
  { view }: Scene,
  longSidePx: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const longest = Math.max(view.width, view.height)
  const width = Math.max(1, Math.round((longSidePx * view.width) / longest))
  const density = Math.min(2400, Math.max(1, (72 * width) / (view.width * 10)))
  const png = await sharp(Buffer.from(svg), { density })
    .resize({ width })
    .png({ compressionLevel: 9, palette: true, quality: 90 })
    .toBuffer()
  return new Uint8Array(png)
}

/** The shapes of the letters that occur, each under a short name. */
class Letters {
  private readonly shapes = new Map<string, string>()

  nameOf(weight: TextMark['weight'], id: number, path: () => string): string {
    const name = `${weight.charAt(0)}${id}`
    if (!this.shapes.has(name)) this.shapes.set(name, path())
    return name
  }

  definitions(): string {
    return [...this.shapes].map(([name, d]) => `<path id="${name}" d="${d}"/>`).join('')
  }
}

function draw(mark: Mark, letters: Letters): string {
  return mark.kind === 'path' ? drawPath(mark) : drawText(mark, letters)
}

function drawPath({ d, paint, colour, place }: PathMark): string {
  const at = place
    ? ` transform="translate(${metres(place.x)} ${metres(place.y)})${turn(place.turnDeg)} scale(${round(place.scale)}) translate(-12 -12)"`
    : ''
  const fill = paint.fill ? hexOf(paint.fill, colour) : 'none'
  const stroke = paint.stroke
    ? ` stroke="${hexOf(paint.stroke, colour)}" stroke-width="${round(paint.strokeM ?? 0.2)}" stroke-linejoin="round"${paint.flatEnds ? '' : ' stroke-linecap="round"'}`
    : ''
  const dash = paint.dash ? ` stroke-dasharray="${paint.dash.join(' ')}"` : ''
  const opacity = paint.opacity === undefined ? '' : ` opacity="${paint.opacity}"`
  return `<path d="${d}" fill="${fill}"${stroke}${dash}${opacity}${at}/>`
}

function drawText(mark: TextMark, letters: Letters): string {
  const font = houseFont(mark.weight)
  const run = font.layout(writable(mark.text).replaceAll('\n', ' '))
  const scale = mark.size / font.unitsPerEm
  let x = -run.advanceWidth * { start: 0, middle: 0.5, end: 1 }[mark.anchor]
  const glyphs = run.glyphs.map((glyph, index) => {
    const position = run.positions[index]
    const name = letters.nameOf(mark.weight, glyph.id, () => glyph.path.toSVG())
    const at = Math.round(x + (position?.xOffset ?? 0))
    x += position?.xAdvance ?? glyph.advanceWidth
    return glyph.path.commands.length === 0 ? '' : `<use href="#${name}" x="${at}"/>`
  })
  // Middle of the capitals on the given height.
  const down = Math.round(-font.capHeight / 2)
  const rim = mark.halo
    ? ` stroke="${hexOf('surface')}" stroke-width="220" stroke-linejoin="round" paint-order="stroke"`
    : ''
  const opacity = mark.opacity === undefined ? '' : ` opacity="${mark.opacity}"`
  return `<g fill="${hexOf(mark.ink)}"${rim}${opacity} transform="translate(${metres(mark.x)} ${metres(mark.y)})${turn(mark.turnDeg)} scale(${round(scale)} ${round(-scale)}) translate(0 ${down})">${glyphs.join('')}</g>`
}

function turn(degrees: number): string {
  return degrees === 0 ? '' : ` rotate(${round(degrees)})`
}

function round(value: number): string {
  return String(Math.round(value * 100_000) / 100_000)
}

function xml(text: string): string {
  return text
    .replace(/\p{Cc}/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
