import { clsx } from 'clsx'
import { useId } from 'react'

export type FestivalSceneName = 'field' | 'coast' | 'gallery'

/** The picture that goes with a place: a gallery stays open, a hall stands by the sea, a field has tents. */
export function festivalSceneOf(event: {
  plannedEndsOn: string | null
  province: string
}): FestivalSceneName {
  if (event.plannedEndsOn === null) return 'gallery'
  return /Nusa Tenggara|Bali|Maluku|Papua/.test(event.province) ? 'coast' : 'field'
}

/** Festivals drawn as batik is: turmeric and cream on indigo cloth, whatever the theme. Only an ornament. */
export function FestivalScene({
  scene,
  className,
}: {
  scene: FestivalSceneName
  className?: string
}) {
  const id = useId()
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 640 360"
      preserveAspectRatio="xMidYMax slice"
      className={clsx('block', className)}
    >
      <defs>
        <pattern id={id} width="36" height="36" patternUnits="userSpaceOnUse">
          <path
            className="fill-none stroke-turmeric"
            strokeWidth="1"
            d="M20 20Q34 21 34 34Q21 34 20 20ZM16 16Q2 15 2 2Q15 2 16 16ZM20 16Q21 2 34 2Q34 15 20 16ZM16 20Q15 34 2 34Q2 21 16 20Z"
          />
        </pattern>
      </defs>
      <path className="fill-indigo" d="M0 0h640v360H0z" />
      <path fill={`url(#${id})`} opacity="0.16" d="M0 0h640v360H0z" />
      {scene === 'field' ? <Field /> : null}
      {scene === 'coast' ? <Coast /> : null}
      {scene === 'gallery' ? <Gallery /> : null}
    </svg>
  )
}

/** Sixteen petals about a disc, as the sun of a Cirebon cloth. */
function Sun({ x, y, size }: { x: number; y: number; size: number }) {
  return (
    <g transform={`translate(${x} ${y}) scale(${size / 100})`}>
      <circle className="fill-turmeric" r="52" />
      {Array.from({ length: 16 }, (_, index) => index * 22.5).map((angle) => (
        <path
          key={angle}
          className="fill-turmeric"
          transform={`rotate(${angle})`}
          d="M0-60Q9-76 0-96Q-9-76 0-60Z"
        />
      ))}
    </g>
  )
}

/** A tent with a scalloped, striped awning; `x` is its middle and `y` the ground. */
function Tent({ x, y, size = 1 }: { x: number; y: number; size?: number }) {
  return (
    <g transform={`translate(${x} ${y}) scale(${size})`}>
      <path className="fill-indigo-deep" d="M-58 0V-66H58V0z" />
      <path className="fill-cream" d="M-46-128 0-160 46-128 74-84H-74z" />
      <path
        className="fill-turmeric"
        d="M-46-128-27-141-36-84H-74zM-9-154 0-160 9-154 16-84H-16zM46-128 27-141 36-84H74z"
      />
      <path
        className="fill-cream"
        d="M-74-84h148v6a12 12 0 0 1-24.600 0 12 12 0 0 1-24.700 0 12 12 0 0 1-24.700 0 12 12 0 0 1-24.600 0 12 12 0 0 1-24.700 0 12 12 0 0 1-24.700 0z"
      />
      <path className="stroke-cream" strokeWidth="4" fill="none" d="M-60-72V0M60-72V0M0-160v-22" />
      <path className="fill-turmeric" d="M0-182h26l-7 7 7 7H0z" />
      <path className="fill-cream" opacity="0.9" d="M-50-34H50v10H-50z" />
      <path
        className="fill-turmeric"
        d="M-40-36a9 9 0 0 1 18 0zM-8-36v-16h14v16zM18-36l9-16 9 16z"
      />
    </g>
  )
}

function Bunting({ d, flags }: { d: string; flags: Array<[x: number, y: number]> }) {
  return (
    <g>
      <path className="fill-none stroke-cream" strokeWidth="1.500" d={d} />
      {flags.map(([x, y], index) => (
        <path
          key={x}
          className={index % 2 === 0 ? 'fill-turmeric' : 'fill-cream'}
          d={`M${x - 9} ${y}h18l-9 19z`}
        />
      ))}
    </g>
  )
}

/** Tents on a field before a stage, under a low sun. */
function Field() {
  return (
    <>
      <Sun x={452} y={120} size={84} />
      <Bunting
        d="M0 60Q160 138 320 84T640 52"
        flags={[
          [40, 77],
          [96, 96],
          [152, 106],
          [208, 105],
          [264, 98],
          [376, 70],
          [560, 54],
          [612, 54],
        ]}
      />
      <path
        className="fill-cream"
        opacity="0.22"
        d="M20 258l30-26 30 26v40H20zM212 258l30-26 30 26v40h-60zM380 258l30-26 30 26v40h-60zM564 258l30-26 30 26v40h-60z"
      />
      <path className="fill-indigo-deep" d="M0 290h640v70H0z" />
      <Tent x={166} y={320} size={0.92} />
      <Tent x={322} y={338} size={1.16} />
      <Tent x={478} y={320} size={0.92} />
    </>
  )
}

/** A lontar palm: a straight trunk and a round crown of fans. */
function Palm({ x, y, size = 1 }: { x: number; y: number; size?: number }) {
  return (
    <g transform={`translate(${x} ${y}) scale(${size})`}>
      <path className="stroke-cream-soft" strokeWidth="9" d="M0 0V-150" />
      {[-80, -48, -16, 16, 48, 80].map((angle) => (
        <path
          key={angle}
          className={angle % 32 === 0 ? 'fill-turmeric' : 'fill-cream'}
          transform={`translate(0 -150) rotate(${angle})`}
          d="M0 0Q17-28 0-62Q-17-28 0 0Z"
        />
      ))}
    </g>
  )
}

/** Stalls on a bay with lontar palms. */
function Coast() {
  return (
    <>
      <Sun x={320} y={196} size={120} />
      <path className="fill-indigo-deep" d="M0 206h640v154H0z" />
      <g className="fill-none stroke-cream" strokeWidth="2" opacity="0.55">
        <path d="M40 230q20-10 40 0t40 0 40 0 40 0M380 226q20-10 40 0t40 0 40 0 40 0M180 250q20-10 40 0t40 0 40 0 40 0M440 258q20-10 40 0t40 0" />
      </g>
      <path className="fill-indigo" d="M0 282Q170 250 330 276T640 268v92H0z" />
      <Palm x={92} y={304} size={1.1} />
      <Palm x={548} y={304} size={1.15} />
      <Palm x={478} y={290} size={0.8} />
      <Tent x={232} y={338} />
      <Tent x={396} y={338} />
    </>
  )
}

/** A lumbung, the rice barn of Lombok, with cloths on a line and lanterns. */
function Gallery() {
  return (
    <>
      <Sun x={508} y={112} size={80} />
      <path className="fill-indigo-deep" d="M0 300h640v60H0z" />
      <path className="fill-cream" d="M214 214C214 120 250 66 320 52c70 14 106 68 106 162z" />
      <path
        className="fill-turmeric"
        d="M246 214c0-86 28-134 74-150 46 16 74 64 74 150h-26c0-74-16-116-48-132-32 16-48 58-48 132z"
      />
      <path className="fill-indigo" d="M292 214v-44a28 28 0 0 1 56 0v44z" />
      <path className="fill-cream" d="M204 214h232v14H204z" />
      <path
        className="stroke-cream"
        strokeWidth="10"
        d="M232 228v80M296 228v80M344 228v80M408 228v80"
      />
      <path className="fill-turmeric" d="M222 286h196v8H222z" />
      <path
        className="stroke-cream"
        strokeWidth="2"
        fill="none"
        d="M16 196q96 34 192 6M432 206q94 28 200-10"
      />
      {[36, 84, 132].map((x) => (
        <path
          key={x}
          className="fill-turmeric"
          d={`M${x} 210h32v78l-4 8-4-8-4 8-4-8-4 8-4-8-4 8-4-8z`}
        />
      ))}
      {[470, 520, 570].map((x) => (
        <path
          key={x}
          className="fill-cream"
          d={`M${x} 216h32v72l-4 8-4-8-4 8-4-8-4 8-4-8-4 8-4-8z`}
        />
      ))}
      <path
        className="fill-indigo"
        d="m52 228 8 12-8 12-8-12zM100 228l8 12-8 12-8-12zM148 228l8 12-8 12-8-12zM486 234l8 12-8 12-8-12zM536 234l8 12-8 12-8-12zM586 234l8 12-8 12-8-12z"
      />
    </>
  )
}
