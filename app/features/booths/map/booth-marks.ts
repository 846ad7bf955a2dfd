import { centreOf, cornersOf, type Point } from '../ground/geometry.ts'
import type { BoothLook, MapBooth } from './ground-drawing.ts'
import {
  LETTER,
  type Mark,
  metres,
  type Paint,
  polygonPath,
  readable,
  type TextMark,
} from './marks.ts'

/** Bold capitals and figures are wider than other letters. */
const CODE_LETTER = 0.7
/** Opacity of a booth that is dimmed or blocked. */
const FADED = 0.45

/** The outline of a booth alone, a little inside its place so that neighbours stay apart. */
export function boothOutline(booth: MapBooth): string {
  if (booth.rotationDeg === 0) {
    const [width, depth] = [booth.widthM - 0.16, booth.depthM - 0.16].map((side) =>
      metres(Math.max(0.1, side)),
    )
    return `M${metres(booth.xM + 0.08)} ${metres(booth.yM + 0.08)}h${width}v${depth}h-${width}z`
  }
  return polygonPath(
    cornersOf({
      ...booth,
      xM: booth.xM + 0.08,
      yM: booth.yM + 0.08,
      widthM: Math.max(0.1, booth.widthM - 0.16),
      depthM: Math.max(0.1, booth.depthM - 0.16),
    }),
  )
}

/** The code of a booth as it is written on it, and a note under it. */
export function boothTexts(booth: MapBooth, note?: string): TextMark[] {
  const { widthM, depthM, code } = booth
  const { x, y } = centreOf(booth)
  const upright = depthM > widthM * 1.6
  const [long, short] = upright ? [depthM, widthM] : [widthM, depthM]
  const turnDeg = readable(booth.rotationDeg + (upright ? -90 : 0))
  const size = Math.min(
    2.4,
    (long - 0.5) / (code.length * CODE_LETTER),
    short * (note ? 0.36 : 0.44),
  )
  const angle = (turnDeg * Math.PI) / 180
  const line = (text: string, points: number, down: number): TextMark => ({
    kind: 'text',
    text,
    x: x - down * Math.sin(angle),
    y: y + down * Math.cos(angle),
    size: Math.max(0.1, points),
    weight: 'bold',
    ink: 'ink',
    anchor: 'middle',
    turnDeg,
  })
  const noteSize = note ? Math.min(size * 0.72, (long - 0.3) / (note.length * LETTER)) : 0
  return [
    line(code, size, note ? -size * 0.5 : 0),
    ...(note ? [line(note, noteSize, size * 0.5)] : []),
  ]
}

/** A booth with its code, and what is to be seen of it. */
export function boothMarks(booth: MapBooth, zoneColour: number, look: BoothLook): Mark[] {
  const { tone } = look
  const opacity = tone === 'dimmed' || tone === 'blocked' ? FADED : undefined
  const colour = look.colour ?? zoneColour
  const body: Mark = {
    kind: 'path',
    d: boothOutline(booth),
    paint: withOpacity(bodyPaint(look), opacity),
    colour,
  }
  const bar = look.filled === undefined ? [] : fillBar(booth, look.filled, tone === 'selected')
  const texts = boothTexts(booth, look.note).map(
    (text): Mark => ({
      ...text,
      ink: tone === 'selected' ? 'accentInk' : 'ink',
      ...(opacity === undefined ? {} : { opacity }),
    }),
  )
  return [body, ...bar.map((mark) => ({ ...mark, colour })), ...texts]
}

function withOpacity(paint: Paint, opacity: number | undefined): Paint {
  return opacity === undefined ? paint : { ...paint, opacity }
}

function bodyPaint({ tone, colour }: BoothLook): Paint {
  switch (tone) {
    case 'selected':
      return { fill: 'accent', stroke: 'accent', strokeM: 0.4 }
    case 'found':
      return { fill: 'accentSoft', stroke: 'accent', strokeM: 0.4 }
    case 'target':
      return { fill: 'goodSoft', stroke: 'zoneEdge', strokeM: 0.2 }
    case 'blocked':
      return { fill: 'sunken', stroke: 'zoneEdge', strokeM: 0.2 }
    default: {
      const fill = colour === undefined ? 'surface' : 'zone'
      return { fill, stroke: 'zoneEdge', strokeM: 0.2 }
    }
  }
}

/** How full a booth is, as a bar along its front. */
function fillBar(booth: MapBooth, filled: number, selected: boolean): Mark[] {
  const share = Math.max(0, Math.min(1, filled))
  const [width, height] = [booth.widthM - 0.5, 0.34]
  const strip = (wide: number) =>
    polygonPath(cornersWithin(booth, 0.25, booth.depthM - 0.62, wide, height))
  return [
    { kind: 'path', d: strip(width), paint: { fill: 'line' } },
    ...(share > 0
      ? [
          {
            kind: 'path',
            d: strip(width * share),
            paint: { fill: selected ? 'accentInk' : 'zoneEdge' },
          } satisfies Mark,
        ]
      : []),
  ]
}

/** The corners of a rectangle inside a booth, turned with it. */
function cornersWithin(
  booth: MapBooth,
  x: number,
  y: number,
  width: number,
  depth: number,
): Point[] {
  const centre = centreOf(booth)
  const angle = (booth.rotationDeg * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return [
    [x, y],
    [x + width, y],
    [x + width, y + depth],
    [x, y + depth],
  ].map(([inX = 0, inY = 0]) => {
    const [dx, dy] = [booth.xM + inX - centre.x, booth.yM + inY - centre.y]
    return { x: centre.x + dx * cos - dy * sin, y: centre.y + dx * sin + dy * cos }
  })
}
