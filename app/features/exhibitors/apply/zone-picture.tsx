import { z } from 'zod'
import { ofPalette, zoneFills } from '#app/components/zone-colours.ts'

const Outline = z.array(z.tuple([z.number(), z.number()]))

type Zone = { id: string; code: string; colour: number; outline: unknown }

function middleOf(corners: ReadonlyArray<readonly [number, number]>): [number, number] {
  const xs = corners.map(([x]) => x)
  const ys = corners.map(([, y]) => y)
  const half = (values: number[]) => (Math.min(...values) + Math.max(...values)) / 2
  return [half(xs), half(ys)]
}

type ZonePictureProps = {
  title: string
  ground: { widthM: number; depthM: number }
  zones: ReadonlyArray<Zone>
}

/** Where the zones lie, with their codes: enough to choose one. */
export function ZonePicture({ title, ground, zones }: ZonePictureProps) {
  const size = Math.max(ground.widthM, ground.depthM)
  return (
    <svg
      role="img"
      aria-label={title}
      viewBox={`0 0 ${ground.widthM} ${ground.depthM}`}
      className="block max-h-80 w-full rounded-control border border-line bg-sunken"
    >
      {zones.map((zone) => {
        const corners = Outline.safeParse(zone.outline).data ?? []
        const [x, y] = middleOf(corners)
        return (
          <g key={zone.id}>
            <polygon
              points={corners.map((corner) => corner.join(',')).join(' ')}
              strokeWidth={size / 300}
              className={ofPalette(zoneFills, zone.colour)}
            />
            <text
              x={x}
              y={y}
              textAnchor="middle"
              dominantBaseline="central"
              fontSize={size / 22}
              className="fill-ink font-bold"
            >
              {zone.code}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
