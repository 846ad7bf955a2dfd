import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { boothMarks } from './map/booth-marks.ts'
import type {
  BoothLook,
  MapBooth,
  MapGround,
  MapLandmark,
  MapWalkway,
  MapZone,
} from './map/ground-drawing.ts'
import { groundMarks } from './map/ground-marks.ts'
import { gateNameMarks, landmarkMarks } from './map/landmark-marks.ts'
import { Marks, ofPalette } from './map/mark-drawing.tsx'

export type {
  BoothLook,
  MapBooth,
  MapGround,
  MapLandmark,
  MapWalkway,
  MapZone,
} from './map/ground-drawing.ts'

type FloorMapProps = {
  ground: MapGround
  zones: ReadonlyArray<MapZone>
  booths: ReadonlyArray<MapBooth>
  landmarks: ReadonlyArray<MapLandmark>
  walkways?: ReadonlyArray<MapWalkway>
  /** What the drawing shows, read aloud. */
  label: string
  look?: (booth: MapBooth) => BoothLook
  /** Wraps the drawing of a booth, e.g. into a link with a name. */
  wrap?: (booth: MapBooth, drawing: ReactNode) => ReactNode
  /** Part of the ground in view; all of it when left out. */
  viewBox?: string
  className?: string
}

const noWalkways: ReadonlyArray<MapWalkway> = []

/** The ground to scale, one unit a metre: zones, walkways, landmarks, booths with their codes. */
export function FloorMap(props: FloorMapProps) {
  const { ground, zones, booths, landmarks, walkways = noWalkways } = props
  const { label, look, wrap, viewBox, className } = props
  const colourOf = new Map(zones.map((zone) => [zone.id, zone.colour]))
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing that holds links is a group of them
    <svg
      role="group"
      aria-label={label}
      viewBox={viewBox ?? `-1 -1 ${ground.widthM + 2} ${ground.depthM + 2}`}
      textRendering="geometricPrecision"
      className={clsx('ground-drawing block w-full select-none', className)}
    >
      <Marks marks={groundMarks({ ground, zones, booths, landmarks, walkways })} />
      <Marks marks={landmarks.flatMap(landmarkMarks)} />
      {booths.map((booth) => {
        const marks = boothMarks(booth, colourOf.get(booth.zoneId) ?? 0, look?.(booth) ?? {})
        const drawing = (
          <g className="booth-drawing">
            <Marks marks={marks} />
          </g>
        )
        return <g key={booth.id}>{wrap ? wrap(booth, drawing) : drawing}</g>
      })}
      <Marks marks={gateNameMarks(landmarks, ground)} />
    </svg>
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
