import { ofPalette, zoneEdges } from '#app/components/zone-colours.ts'
import type { Ink, Mark, PathMark, TextMark } from './marks.ts'
import { SYMBOL_UNITS } from './symbols.ts'

const fills: Readonly<Record<Exclude<Ink, 'zone' | 'zoneEdge'>, string>> = {
  ink: 'fill-ink',
  inkSoft: 'fill-ink-soft',
  line: 'fill-line',
  lineStrong: 'fill-line-strong',
  paper: 'fill-paper',
  surface: 'fill-surface',
  sunken: 'fill-sunken',
  accent: 'fill-accent',
  accentSoft: 'fill-accent-soft',
  accentInk: 'fill-accent-ink',
  link: 'fill-link',
  good: 'fill-good',
  goodSoft: 'fill-good-soft',
  warn: 'fill-warn',
  warnSoft: 'fill-warn-soft',
  bad: 'fill-bad',
  badSoft: 'fill-bad-soft',
  indigo: 'fill-indigo',
  cream: 'fill-cream',
  turmeric: 'fill-turmeric',
}
/** Colours in which lines are drawn. */
const strokes: Partial<Record<Ink, string>> = {
  ink: 'stroke-ink',
  line: 'stroke-line',
  lineStrong: 'stroke-line-strong',
  surface: 'stroke-surface',
  accent: 'stroke-accent',
  link: 'stroke-link',
  indigo: 'stroke-indigo',
}
const zoneFills = [
  'fill-zone-1',
  'fill-zone-2',
  'fill-zone-3',
  'fill-zone-4',
  'fill-zone-5',
  'fill-zone-6',
  'fill-zone-7',
  'fill-zone-8',
] as const
const zoneEdgeFills = [
  'fill-zone-edge-1',
  'fill-zone-edge-2',
  'fill-zone-edge-3',
  'fill-zone-edge-4',
  'fill-zone-edge-5',
  'fill-zone-edge-6',
  'fill-zone-edge-7',
  'fill-zone-edge-8',
] as const

function fillClass(ink: Ink | undefined, colour = 0): string {
  if (ink === undefined) return 'fill-none'
  if (ink === 'zone') return ofPalette(zoneFills, colour) ?? ''
  if (ink === 'zoneEdge') return ofPalette(zoneEdgeFills, colour) ?? ''
  return fills[ink]
}

export function strokeClass(ink: Ink | undefined, colour = 0): string {
  if (ink === undefined) return ''
  if (ink === 'zoneEdge') return ofPalette(zoneEdges, colour) ?? ''
  return strokes[ink] ?? ''
}

/** Shapes and texts of a ground as SVG in the page's own colours. */
export function MarkDrawing({ marks }: { marks: ReadonlyArray<Mark> }) {
  return marks.map((mark, index) =>
    mark.kind === 'path' ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the marks of a thing keep their order
      <MarkPath key={index} mark={mark} />
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the marks of a thing keep their order
      <MarkText key={index} mark={mark} />
    ),
  )
}

function MarkPath({ mark }: { mark: PathMark }) {
  const { d, paint, colour, place } = mark
  const half = SYMBOL_UNITS / 2
  return (
    <path
      d={d}
      className={`${fillClass(paint.fill, colour)} ${strokeClass(paint.stroke, colour)}`.trim()}
      strokeWidth={paint.strokeM}
      strokeDasharray={paint.dash?.join(' ')}
      strokeLinejoin={paint.stroke ? 'round' : undefined}
      strokeLinecap={paint.stroke && !paint.flatEnds ? 'round' : undefined}
      opacity={paint.opacity}
      transform={
        place
          ? `translate(${short(place.x)} ${short(place.y)})${place.turnDeg === 0 ? '' : ` rotate(${short(place.turnDeg)})`} scale(${short(place.scale)}) translate(${-half} ${-half})`
          : undefined
      }
    />
  )
}

function MarkText({ mark }: { mark: TextMark }) {
  const [x, y] = [short(mark.x), short(mark.y)]
  return (
    <text
      x={x}
      y={y}
      transform={mark.turnDeg === 0 ? undefined : `rotate(${short(mark.turnDeg)} ${x} ${y})`}
      fontSize={short(mark.size)}
      fontWeight={mark.weight === 'bold' ? 800 : 600}
      textAnchor={mark.anchor === 'start' ? undefined : mark.anchor}
      dominantBaseline="central"
      opacity={mark.opacity}
      paintOrder={mark.halo ? 'stroke' : undefined}
      strokeWidth={mark.halo ? short(mark.size * 0.22) : undefined}
      strokeLinejoin={mark.halo ? 'round' : undefined}
      className={mark.halo ? `${fillClass(mark.ink)} stroke-surface` : fillClass(mark.ink)}
    >
      {mark.text}
    </text>
  )
}

function short(value: number): number {
  return Math.round(value * 1000) / 1000
}
