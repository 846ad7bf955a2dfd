import { clsx } from 'clsx'
import { memo, type ReactNode } from 'react'
import { ofPalette, zoneSwatches } from '#app/components/zone-colours.ts'
import { boothMarks } from './booth-marks.ts'
import type {
  BoothLook,
  GroundDrawing,
  MapBooth,
  MapGround,
  MapLandmark,
  MapWalkway,
  MapZone,
} from './ground-drawing.ts'
import { groundMarks } from './ground-marks.ts'
import { gateNameMarks, landmarkMarks } from './landmark-marks.ts'
import { MarkDrawing } from './mark-drawing.tsx'

export type {
  BoothLook,
  MapBooth,
  MapGround,
} from './ground-drawing.ts'

type FloorMapProps = {
  ground: MapGround
  zones: ReadonlyArray<MapZone>
  booths: ReadonlyArray<MapBooth>
  landmarks: ReadonlyArray<MapLandmark>
  walkways?: ReadonlyArray<MapWalkway>
  /** What the drawing shows, read aloud. */
  label: string
  look?: (booth: MapBooth) => BoothLook
  /** Draws a booth in its own way, e.g. as a link with a name; its key has to be the booth's id. */
  drawBooth?: (booth: MapBooth, zoneColour: number) => ReactNode
  /** Part of the ground in view; all of it when left out. */
  viewBox?: string
  className?: string
}

const noWalkways: ReadonlyArray<MapWalkway> = []

/** The ground to scale, one unit a metre: zones, walkways, landmarks, booths with their codes. */
export function FloorMap(props: FloorMapProps) {
  const { ground, zones, booths, landmarks, walkways = noWalkways } = props
  const { label, look, drawBooth, viewBox, className } = props
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
      <Underlay
        ground={ground}
        zones={zones}
        booths={booths}
        landmarks={landmarks}
        walkways={walkways}
      />
      {booths.map((booth) => {
        const zoneColour = colourOf.get(booth.zoneId) ?? 0
        return drawBooth ? (
          drawBooth(booth, zoneColour)
        ) : (
          <BoothDrawing key={booth.id} booth={booth} zoneColour={zoneColour} {...look?.(booth)} />
        )
      })}
      <GateNames ground={ground} landmarks={landmarks} />
    </svg>
  )
}

/** What lies under the booths; drawn once, however often the booths change. */
const Underlay = memo(function Underlay(props: GroundDrawing) {
  return (
    <>
      <MarkDrawing marks={groundMarks(props)} />
      <MarkDrawing marks={props.landmarks.flatMap(landmarkMarks)} />
    </>
  )
})

const GateNames = memo(function GateNames({
  ground,
  landmarks,
}: Pick<GroundDrawing, 'ground' | 'landmarks'>) {
  return <MarkDrawing marks={gateNameMarks(landmarks, ground)} />
})

type BoothProps = BoothLook & { booth: MapBooth; zoneColour: number }

/** One booth with its code, and what is to be seen of it. */
export const BoothDrawing = memo(function BoothDrawing(props: BoothProps) {
  const { booth, zoneColour, ...look } = props
  return (
    <g className="booth-drawing">
      <MarkDrawing marks={boothMarks(booth, zoneColour, look)} />
    </g>
  )
})

/** The colour of a zone, beside its name in a list. */
export function ZoneSwatch({ colour }: { colour: number }) {
  return (
    <span
      aria-hidden="true"
      className={clsx(
        'inline-block size-4 shrink-0 rounded border-2',
        ofPalette(zoneSwatches, colour),
      )}
    />
  )
}
