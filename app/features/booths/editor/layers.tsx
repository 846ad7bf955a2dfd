import { clsx } from 'clsx'
import { memo } from 'react'
import type { Booth, GroundDoc, Landmark, Walkway, Zone } from '../ground/doc.ts'
import { centreOf } from '../ground/geometry.ts'
import { SYMBOL_UNITS, symbols } from '../map/symbols.ts'
import { zoneEdge, zoneFill } from './palette.ts'

/** Letters smaller than this many pixels cannot be read, and only cost time. */
const READABLE_PX = 8

/**
 * The layers of the drawing, one unit a metre. Each object has a group with its id: a drag sets that group's
 * `transform` and nothing else, so that the others are neither computed nor painted anew. `zoomPx` is the scale
 * in steps, by which letters come and go.
 */
export const ZoneLayer = memo(function ZoneLayer({
  zones,
  zoomPx,
}: {
  zones: GroundDoc['zone']
  zoomPx: number
}) {
  return (
    <g>
      {[...zones.values()].map((zone) => (
        <ZoneShape key={zone.id} zone={zone} zoomPx={zoomPx} />
      ))}
    </g>
  )
})

const ZoneShape = memo(function ZoneShape({ zone, zoomPx }: { zone: Zone; zoomPx: number }) {
  const left = Math.min(...zone.outline.map(([x]) => x))
  const top = Math.min(...zone.outline.map(([, y]) => y))
  const width = Math.max(...zone.outline.map(([x]) => x)) - left
  const label = `${zone.code} · ${zone.name}`
  const size = Math.min(2, (width * 1.5) / label.length)
  return (
    <g data-id={zone.id} data-kind="zone">
      <polygon
        points={zone.outline.map(([x, y]) => `${x},${y}`).join(' ')}
        className={zoneFill(zone.colour)}
        strokeWidth={0.2}
      />
      {size * zoomPx >= READABLE_PX ? (
        <text
          x={left + 0.6}
          y={top + size * 1.1}
          fontSize={size}
          fontWeight={800}
          className="fill-ink"
        >
          {label}
        </text>
      ) : null}
    </g>
  )
})

export const WalkwayLayer = memo(function WalkwayLayer({
  walkways,
}: {
  walkways: GroundDoc['walkway']
}) {
  return (
    <g>
      {[...walkways.values()].map((walkway) => (
        <WalkwayShape key={walkway.id} walkway={walkway} />
      ))}
    </g>
  )
})

const WalkwayShape = memo(function WalkwayShape({ walkway }: { walkway: Walkway }) {
  const points = walkway.line.map(([x, y]) => `${x},${y}`).join(' ')
  return (
    <g data-id={walkway.id} data-kind="walkway" fill="none" strokeLinejoin="round">
      <polyline
        points={points}
        strokeWidth={walkway.widthM}
        strokeOpacity={0.75}
        className="stroke-line"
      />
      <polyline
        points={points}
        strokeWidth={0.15}
        strokeDasharray="1 1"
        className="stroke-line-strong"
      />
    </g>
  )
})

export const LandmarkLayer = memo(function LandmarkLayer({
  landmarks,
  zoomPx,
}: {
  landmarks: GroundDoc['landmark']
  zoomPx: number
}) {
  return (
    <g>
      {[...landmarks.values()].map((landmark) => (
        <LandmarkShape key={landmark.id} landmark={landmark} zoomPx={zoomPx} />
      ))}
    </g>
  )
})

const LandmarkShape = memo(function LandmarkShape({
  landmark,
  zoomPx,
}: {
  landmark: Landmark
  zoomPx: number
}) {
  const { xM, yM, widthM, depthM, rotationDeg, kind, name } = landmark
  const { x, y } = centreOf(landmark)
  const isStage = kind === 'stage'
  const ink = isStage ? 'fill-cream' : 'fill-ink-soft'
  const sign = Math.min(3.2, widthM * 0.7, depthM * 0.7)
  const size = Math.min(1.5, (widthM * 1.7) / Math.max(4, name.length))
  const named = depthM >= sign + size * 1.6 && size * zoomPx >= READABLE_PX
  const signTop = named ? y - (sign + size * 1.2) / 2 : y - sign / 2
  return (
    <g data-id={landmark.id} data-kind="landmark">
      <g transform={rotationDeg === 0 ? undefined : `rotate(${rotationDeg} ${x} ${y})`}>
        <rect
          x={xM}
          y={yM}
          width={widthM}
          height={depthM}
          rx={Math.min(0.5, widthM / 4, depthM / 4)}
          strokeWidth={0.18}
          className={isStage ? 'fill-indigo stroke-indigo' : 'fill-sunken stroke-line-strong'}
        />
        <path
          d={symbols[kind]}
          transform={`translate(${x - sign / 2} ${signTop}) scale(${sign / SYMBOL_UNITS})`}
          className={ink}
        />
        {named ? (
          <text
            x={x}
            y={signTop + sign + size * 1.1}
            fontSize={size}
            fontWeight={600}
            textAnchor="middle"
            className={ink}
          >
            {name}
          </text>
        ) : null}
      </g>
    </g>
  )
})

export const BoothLayer = memo(function BoothLayer({
  booths,
  zones,
  zoomPx,
  warned,
}: {
  booths: GroundDoc['booth']
  zones: GroundDoc['zone']
  zoomPx: number
  /** Booths that something is the matter with. */
  warned: ReadonlySet<string>
}) {
  return (
    <g>
      {[...booths.values()].map((booth) => (
        <BoothShape
          key={booth.id}
          booth={booth}
          colour={zones.get(booth.zoneId)?.colour ?? 0}
          zoomPx={zoomPx}
          warned={warned.has(booth.id)}
        />
      ))}
    </g>
  )
})

const BoothShape = memo(function BoothShape({
  booth,
  colour,
  zoomPx,
  warned,
}: {
  booth: Booth
  colour: number
  zoomPx: number
  warned: boolean
}) {
  const { xM, yM, widthM, depthM, rotationDeg } = booth
  const { x, y } = centreOf(booth)
  const label = boothLabel(booth, zoomPx)
  return (
    <g data-id={booth.id} data-kind="booth">
      <g transform={rotationDeg === 0 ? undefined : `rotate(${rotationDeg} ${x} ${y})`}>
        <rect
          x={xM + 0.06}
          y={yM + 0.06}
          width={Math.max(0.1, widthM - 0.12)}
          height={Math.max(0.1, depthM - 0.12)}
          strokeWidth={warned ? 0.3 : 0.16}
          className={clsx('fill-surface', warned ? 'stroke-warn' : zoneEdge(colour))}
        />
        {label ? (
          <text
            x={x}
            y={y + label.size * 0.36}
            fontSize={label.size}
            fontWeight={700}
            textAnchor="middle"
            className="fill-ink"
          >
            {label.text}
          </text>
        ) : null}
      </g>
    </g>
  )
})

/** What can be read on a booth at this zoom: its code, else its number, which is the part that differs. */
function boothLabel({ code, widthM, depthM }: Booth, zoomPx: number) {
  const number = code.slice(code.lastIndexOf('-') + 1)
  return [code, number]
    .map((text) => ({
      text,
      size: Math.min(2.4, (widthM - 0.3) / (text.length * 0.64), depthM * 0.6),
    }))
    .find(({ size }) => size * zoomPx >= READABLE_PX)
}
