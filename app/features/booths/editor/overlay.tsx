import { memo, type Ref } from 'react'
import type { Corner, GroundDoc, GroundObject } from '../ground/doc.ts'
import { centreOf, type Point, type Rect } from '../ground/geometry.ts'
import { type Box, pointsOf, rectCorners } from '../ground/shapes.ts'
import { objectsOf, type Selection } from './arrange.ts'
import type { GridPlan } from './booth-grid.ts'
import { gridPlaces } from './booth-grid.ts'
import type { Guide } from './snapping.ts'

const asPoints = (points: ReadonlyArray<Point>) => points.map(({ x, y }) => `${x},${y}`).join(' ')

/** The outline around one selected object. */
function Outline({ object, px, clash }: { object: GroundObject; px: number; clash: boolean }) {
  const look = {
    fill: 'none',
    strokeWidth: 2 * px,
    className: clash ? 'stroke-bad' : 'stroke-focus',
    strokeLinejoin: 'round' as const,
  }
  if (object.kind === 'walkway') {
    return (
      <polyline points={asPoints(pointsOf(object))} {...look} strokeWidth={Math.max(3 * px, 0.3)} />
    )
  }
  return <polygon points={asPoints(pointsOf(object))} {...look} />
}

type SelectionProps = {
  doc: GroundDoc
  selection: Selection
  /** Metres of one pixel: handles keep their size on the screen. */
  px: number
  clashes: ReadonlySet<string>
  /** Whether a single object shows its handles. */
  handles: boolean
  coarse: boolean
  moving: Ref<SVGGElement>
}

/** What is selected: outlines, and the handles of a single object. The group moves along in a drag. */
export const SelectionOverlay = memo(function SelectionOverlay(props: SelectionProps) {
  const { doc, selection, px, clashes, handles, coarse, moving } = props
  const objects = objectsOf(doc, selection)
  const single = handles && objects.length === 1 ? objects[0] : undefined
  return (
    <g ref={moving}>
      <g pointerEvents="none">
        {objects.map((object) => (
          <Outline key={object.row.id} object={object} px={px} clash={clashes.has(object.row.id)} />
        ))}
      </g>
      {single ? <Handles object={single} px={px} coarse={coarse} /> : null}
    </g>
  )
})

/** How far from its middle a handle can be taken. */
const reachPx = (coarse: boolean) => (coarse ? 20 : 11)

function Handle(props: { name: string; at: Point; px: number; coarse: boolean; faint?: boolean }) {
  const { name, at, px, coarse, faint } = props
  return (
    <g data-handle={name} className="cursor-pointer">
      <circle cx={at.x} cy={at.y} r={reachPx(coarse) * px} fill="transparent" />
      <circle
        cx={at.x}
        cy={at.y}
        r={(faint ? 3.5 : 5.5) * px}
        strokeWidth={1.5 * px}
        className={faint ? 'fill-focus stroke-surface' : 'fill-surface stroke-focus'}
      />
    </g>
  )
}

function Handles({ object, px, coarse }: { object: GroundObject; px: number; coarse: boolean }) {
  if (object.kind === 'zone' || object.kind === 'walkway') {
    const points = pointsOf(object)
    const closed = object.kind === 'zone'
    const middles = points.flatMap((point, index) => {
      const next = points[index + 1] ?? (closed ? points[0] : undefined)
      return next ? [{ index, x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 }] : []
    })
    return (
      <>
        {middles.map((at) => (
          <Handle
            key={`middle-${at.index}`}
            name={`middle-${at.index}`}
            at={at}
            px={px}
            coarse={coarse}
            faint
          />
        ))}
        {points.map((at, index) => (
          <Handle
            // biome-ignore lint/suspicious/noArrayIndexKey: a corner is known by its place in the line
            key={`point-${index}`}
            name={`point-${index}`}
            at={at}
            px={px}
            coarse={coarse}
          />
        ))}
      </>
    )
  }
  const corners = rectCorners(object.row)
  const { x, y } = centreOf(object.row)
  const angle = (object.row.rotationDeg * Math.PI) / 180
  const arm = object.row.depthM / 2 + 30 * px
  const top = object.row.depthM / 2
  const turn = { x: x + Math.sin(angle) * arm, y: y - Math.cos(angle) * arm }
  return (
    <>
      <line
        x1={x + Math.sin(angle) * top}
        y1={y - Math.cos(angle) * top}
        x2={turn.x}
        y2={turn.y}
        strokeWidth={1.5 * px}
        className="stroke-focus"
      />
      {corners.map((at, index) => (
        <Handle
          // biome-ignore lint/suspicious/noArrayIndexKey: a rectangle has its four corners in one order
          key={`corner-${index}`}
          name={`corner-${index}`}
          at={at}
          px={px}
          coarse={coarse}
        />
      ))}
      <Handle name="turn" at={turn} px={px} coarse={coarse} />
      <Grip row={object.row} px={px} coarse={coarse} />
    </>
  )
}

/** Above the handles: what is small on the screen can still be taken by its middle, and moved. */
function Grip({ row, px, coarse }: { row: { id: string } & Rect; px: number; coarse: boolean }) {
  const inset = Math.min(reachPx(coarse) * px, Math.min(row.widthM, row.depthM) / 5)
  const inner = {
    xM: row.xM + inset,
    yM: row.yM + inset,
    widthM: row.widthM - 2 * inset,
    depthM: row.depthM - 2 * inset,
    rotationDeg: row.rotationDeg,
  }
  return (
    <polygon
      data-id={row.id}
      points={asPoints(rectCorners(inner))}
      fill="transparent"
      className="cursor-move"
    />
  )
}

/** The lines on which what is moved has come to lie. */
export function GuideLines({ guides, px }: { guides: ReadonlyArray<Guide>; px: number }) {
  return (
    <g pointerEvents="none" strokeWidth={1.25 * px} className="stroke-chart-4">
      {guides.map(({ axis, at, from, to }) =>
        axis === 'x' ? (
          <line key={`x${at}`} x1={at} x2={at} y1={from} y2={to} />
        ) : (
          <line key={`y${at}`} y1={at} y2={at} x1={from} x2={to} />
        ),
      )}
    </g>
  )
}

/** A rectangle that is being drawn: to select, or for something new. */
export function Sketch({ box, px, solid }: { box: Box; px: number; solid: boolean }) {
  return (
    <rect
      pointerEvents="none"
      x={box.left}
      y={box.top}
      width={box.right - box.left}
      height={box.bottom - box.top}
      fillOpacity={0.15}
      strokeWidth={1.5 * px}
      strokeDasharray={solid ? undefined : `${4 * px} ${3 * px}`}
      className="fill-focus stroke-focus"
    />
  )
}

/** The corners of a zone or walkway that is being drawn, on to where the pointer is. */
export function LineSketch(props: {
  line: ReadonlyArray<Corner>
  pointer: Point | undefined
  closed: boolean
  px: number
}) {
  const { line, pointer, closed, px } = props
  const first = line[0]
  if (!first) return null
  const points = line.map(([x, y]) => ({ x, y }))
  const all = pointer ? [...points, pointer] : points
  return (
    <g pointerEvents="none" strokeWidth={2 * px} className="stroke-focus">
      {closed && all.length > 2 ? (
        <polygon points={asPoints(all)} fillOpacity={0.15} className="fill-focus" />
      ) : (
        <polyline points={asPoints(all)} fill="none" />
      )}
      {points.map(({ x, y }, index) => (
        <circle
          key={`${x},${y}`}
          cx={x}
          cy={y}
          r={(index === 0 ? 7 : 5) * px}
          strokeWidth={1.5 * px}
          className="fill-surface"
        />
      ))}
    </g>
  )
}

/** The booths that a grid would put on the ground. */
export function GridSketch({ grid, px }: { grid: GridPlan; px: number }) {
  return (
    <g
      pointerEvents="none"
      fillOpacity={0.2}
      strokeWidth={1.5 * px}
      className="fill-focus stroke-focus"
    >
      {gridPlaces(grid).map(({ xM, yM }, index) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: places of a grid have no other name
          key={index}
          x={xM}
          y={yM}
          width={grid.booth.widthM}
          height={grid.booth.depthM}
        />
      ))}
    </g>
  )
}
