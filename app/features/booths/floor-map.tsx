import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { centreOf } from './geometry.ts'

export type MapZone = {
  id: string
  code: string
  name: string
  colour: number
  outline: ReadonlyArray<readonly [number, number]>
}
export type MapBooth = {
  id: string
  zoneId: string
  code: string
  xM: number
  yM: number
  widthM: number
  depthM: number
  rotationDeg: number
  capacity: number
}
export type MapLandmark = {
  id: string
  kind: string
  name: string
  xM: number
  yM: number
  widthM: number
  depthM: number
}
export type MapGround = { widthM: number; depthM: number }

/** How a booth is drawn: what stands in it, and what the reader is looking for. */
export type BoothLook = {
  /** Share of its tables that are taken, 0 to 1; undefined = not shown. */
  filled?: number
  /** Under the code, as in `3/4`. */
  note?: string
  tone?: 'selected' | 'target' | 'blocked' | 'found' | 'dimmed'
}

const zoneFills = [
  'fill-zone-1 stroke-zone-edge-1',
  'fill-zone-2 stroke-zone-edge-2',
  'fill-zone-3 stroke-zone-edge-3',
  'fill-zone-4 stroke-zone-edge-4',
  'fill-zone-5 stroke-zone-edge-5',
  'fill-zone-6 stroke-zone-edge-6',
  'fill-zone-7 stroke-zone-edge-7',
  'fill-zone-8 stroke-zone-edge-8',
] as const
const zoneEdges = [
  'stroke-zone-edge-1',
  'stroke-zone-edge-2',
  'stroke-zone-edge-3',
  'stroke-zone-edge-4',
  'stroke-zone-edge-5',
  'stroke-zone-edge-6',
  'stroke-zone-edge-7',
  'stroke-zone-edge-8',
] as const
const zoneBars = [
  'fill-zone-edge-1',
  'fill-zone-edge-2',
  'fill-zone-edge-3',
  'fill-zone-edge-4',
  'fill-zone-edge-5',
  'fill-zone-edge-6',
  'fill-zone-edge-7',
  'fill-zone-edge-8',
] as const

function ofPalette<Item>(palette: ReadonlyArray<Item>, colour: number): Item | undefined {
  return palette[Math.abs(Math.trunc(colour)) % palette.length]
}

type FloorMapProps = {
  ground: MapGround
  zones: ReadonlyArray<MapZone>
  booths: ReadonlyArray<MapBooth>
  landmarks: ReadonlyArray<MapLandmark>
  /** What the drawing shows, read aloud. */
  label: string
  look?: (booth: MapBooth) => BoothLook
  /** Wraps the drawing of a booth, e.g. into a link with a name. */
  wrap?: (booth: MapBooth, drawing: ReactNode) => ReactNode
  /** Part of the ground in view; all of it when left out. */
  viewBox?: string
  className?: string
}

/** The ground to scale, one unit a metre: zones, booths with their codes, landmarks. */
export function FloorMap(props: FloorMapProps) {
  const { ground, zones, booths, landmarks, label, look, wrap, viewBox, className } = props
  const colourOf = new Map(zones.map((zone) => [zone.id, zone.colour]))
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing that holds links is a group of them
    <svg
      role="group"
      aria-label={label}
      viewBox={viewBox ?? `-1 -1 ${ground.widthM + 2} ${ground.depthM + 2}`}
      textRendering="geometricPrecision"
      className={clsx('block w-full select-none', className)}
    >
      <rect
        width={ground.widthM}
        height={ground.depthM}
        rx={1}
        className="fill-paper stroke-line-strong"
        strokeWidth={0.25}
      />
      {zones.map((zone) => (
        <ZoneShape key={zone.id} zone={zone} size={Math.max(1.2, ground.widthM / 80)} />
      ))}
      {landmarks.map((landmark) => (
        <LandmarkShape key={landmark.id} landmark={landmark} />
      ))}
      {booths.map((booth) => {
        const drawing = (
          <BoothShape
            booth={booth}
            colour={colourOf.get(booth.zoneId) ?? 0}
            look={look?.(booth) ?? {}}
          />
        )
        return <g key={booth.id}>{wrap ? wrap(booth, drawing) : drawing}</g>
      })}
    </svg>
  )
}

function ZoneShape({ zone, size }: { zone: MapZone; size: number }) {
  const label = `${zone.code} · ${zone.name}`
  const left = Math.min(...zone.outline.map(([x]) => x))
  const top = Math.min(...zone.outline.map(([, y]) => y))
  const width = Math.max(...zone.outline.map(([x]) => x)) - left
  const fontSize = Math.min(size, (width * 1.55) / label.length)
  return (
    <g>
      <polygon
        points={zone.outline.map(([x, y]) => `${x},${y}`).join(' ')}
        className={ofPalette(zoneFills, zone.colour)}
        strokeWidth={0.2}
      />
      <text
        x={left + 0.7}
        y={top + fontSize * 1.15}
        fontSize={fontSize}
        fontWeight={800}
        className="fill-ink"
      >
        {label}
      </text>
    </g>
  )
}

function LandmarkShape({ landmark }: { landmark: MapLandmark }) {
  const { x, y } = centreOf(landmark)
  const upright = landmark.depthM > landmark.widthM * 1.8
  const room = upright ? landmark.depthM : landmark.widthM
  const size = Math.min(2.4, (room * 1.6) / Math.max(4, landmark.name.length))
  return (
    <g>
      <rect
        x={landmark.xM}
        y={landmark.yM}
        width={landmark.widthM}
        height={landmark.depthM}
        rx={0.5}
        strokeWidth={0.2}
        strokeDasharray={landmark.kind === 'stage' ? undefined : '0.8 0.5'}
        className={
          landmark.kind === 'stage' ? 'fill-indigo stroke-indigo' : 'fill-sunken stroke-line-strong'
        }
      />
      <text
        x={x}
        y={y}
        transform={upright ? `rotate(-90 ${x} ${y})` : undefined}
        fontSize={size}
        fontWeight={600}
        textAnchor="middle"
        dominantBaseline="central"
        className={landmark.kind === 'stage' ? 'fill-cream' : 'fill-ink-soft'}
      >
        {landmark.name}
      </text>
    </g>
  )
}

const tones = {
  selected: 'fill-accent stroke-accent',
  target: 'fill-good-soft',
  blocked: 'fill-sunken',
  found: 'fill-accent-soft stroke-accent',
  dimmed: 'fill-surface',
}

function BoothShape({ booth, colour, look }: { booth: MapBooth; colour: number; look: BoothLook }) {
  const { x, y } = centreOf(booth)
  const { xM, yM, widthM, depthM, rotationDeg } = booth
  const size = Math.min(
    2.4,
    (widthM - 0.5) / (booth.code.length * 0.64),
    depthM * (look.note ? 0.36 : 0.44),
  )
  const selected = look.tone === 'selected'
  const ink = selected ? 'fill-accent-ink' : 'fill-ink'
  const bar = Math.max(0, Math.min(1, look.filled ?? 0)) * (widthM - 0.5)
  return (
    <g
      transform={rotationDeg === 0 ? undefined : `rotate(${rotationDeg} ${x} ${y})`}
      opacity={look.tone === 'dimmed' || look.tone === 'blocked' ? 0.45 : undefined}
    >
      <rect
        x={xM + 0.08}
        y={yM + 0.08}
        width={widthM - 0.16}
        height={depthM - 0.16}
        rx={0.25}
        strokeWidth={selected || look.tone === 'found' ? 0.4 : 0.2}
        className={clsx(
          'transition-[stroke-width] group-hover/booth:[stroke-width:0.45] group-focus-visible/booth:stroke-focus group-focus-visible/booth:[stroke-width:0.55]',
          look.tone ? tones[look.tone] : 'fill-surface',
          !selected && look.tone !== 'found' && ofPalette(zoneEdges, colour),
        )}
      />
      {look.filled === undefined ? null : (
        <>
          <rect
            x={xM + 0.25}
            y={yM + depthM - 0.62}
            width={widthM - 0.5}
            height={0.34}
            rx={0.17}
            className="fill-line"
          />
          <rect
            x={xM + 0.25}
            y={yM + depthM - 0.62}
            width={bar}
            height={0.34}
            rx={0.17}
            className={selected ? 'fill-accent-ink' : ofPalette(zoneBars, colour)}
          />
        </>
      )}
      <text
        x={x}
        y={look.note ? y - size * 0.55 : y}
        fontSize={size}
        fontWeight={700}
        textAnchor="middle"
        dominantBaseline="central"
        className={ink}
      >
        {booth.code}
      </text>
      {look.note ? (
        <text
          x={x}
          y={y + size * 0.38}
          fontSize={size * 0.72}
          fontWeight={600}
          textAnchor="middle"
          dominantBaseline="central"
          className={ink}
        >
          {look.note}
        </text>
      ) : null}
    </g>
  )
}

const swatches = [
  'bg-zone-1 border-zone-edge-1',
  'bg-zone-2 border-zone-edge-2',
  'bg-zone-3 border-zone-edge-3',
  'bg-zone-4 border-zone-edge-4',
  'bg-zone-5 border-zone-edge-5',
  'bg-zone-6 border-zone-edge-6',
  'bg-zone-7 border-zone-edge-7',
  'bg-zone-8 border-zone-edge-8',
] as const

/** The colour of a zone, beside its name in a list. */
export function ZoneSwatch({ colour }: { colour: number }) {
  return (
    <span
      aria-hidden="true"
      className={clsx('inline-block size-4 shrink-0 rounded border-2', ofPalette(swatches, colour))}
    />
  )
}
