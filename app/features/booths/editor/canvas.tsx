import { clsx } from 'clsx'
import { Maximize, Minus, Plus } from 'lucide-react'
import {
  forwardRef,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '#app/components/button.tsx'
import { applyGroundStep, type GroundStep } from '../ground/doc.ts'
import type { Point } from '../ground/geometry.ts'
import type { Box } from '../ground/shapes.ts'
import { boxAroundAll } from './arrange.ts'
import { type Tool, useEditor, usesPicture } from './editor.ts'
import type { Surface } from './gestures.ts'
import { GroundLayer } from './ground-layer.tsx'
import { BoothLayer, LandmarkLayer, WalkwayLayer, ZoneLayer } from './layers.tsx'
import { GridSketch, GuideLines, LineSketch, SelectionOverlay, Sketch } from './overlay.tsx'
import type { Guide } from './snapping.ts'
import { usePictureSize } from './use-picture-size.ts'
import { usePointers } from './use-pointers.ts'
import {
  type EditorView,
  fitView,
  isInSight,
  keepInSight,
  panBy,
  type Size,
  zoomAt,
} from './view.ts'

const STEP = 1.4

const cursors: Partial<Record<Tool, string>> = {
  select: '',
  pan: 'cursor-grab',
  picture: 'cursor-move',
}

/** What the rest of the editor asks of the drawing. */
export type CanvasHandle = {
  focus: () => void
  zoom: (direction: 1 | -1) => void
  pan: (dxPx: number, dyPx: number) => void
  showAll: () => void
  show: (ids: ReadonlyArray<string>) => void
  /** The middle of what is seen. */
  middle: () => Point
  shift: (ids: Iterable<string>, dx: number, dy: number) => void
  shiftPicture: (dx: number, dy: number) => void
  /** Gives up a drag that is under way; whether there was one. */
  cancel: () => boolean
}

type Props = {
  warned: ReadonlySet<string>
  spaceHeld: { current: boolean }
}

// Effects of layout run in the browser only; the server draws the whole ground.
const useBrowserLayout = typeof document === 'undefined' ? useEffect : useLayoutEffect

/** The drawing: everything on the ground, to be moved, pulled and drawn. */
export const Canvas = forwardRef<CanvasHandle, Props>(function Canvas({ warned, spaceHeld }, ref) {
  const editor = useEditor()
  const { t } = useTranslation('ground')
  const frame = useRef<HTMLDivElement>(null)
  const svg = useRef<SVGSVGElement>(null)
  const moving = useRef<SVGGElement>(null)
  const [size, setSize] = useState<Size>()
  const [view, setView] = useState<EditorView>()
  const [preview, setPreview] = useState<GroundStep>()
  const [guides, setGuides] = useState<ReadonlyArray<Guide>>([])
  const [clashes, setClashes] = useState<ReadonlySet<string>>(new Set())
  const [sketch, setSketch] = useState<{ box: Box; solid: boolean }>()
  const [pointer, setPointer] = useState<Point>()
  const pictureSize = usePictureSize(editor.doc.ground.pictureFileId)

  const { widthM, depthM } = editor.doc.ground
  const whole = { left: 0, top: 0, right: widthM, bottom: depthM }
  const seen = view ?? { x: -2, y: -2, scale: size ? size.width / (widthM + 4) : 8 }
  const px = 1 / seen.scale
  const latest = useRef({ editor, view: seen, size, widthM, depthM })
  latest.current = { editor, view: seen, size, widthM, depthM }

  useBrowserLayout(() => {
    const element = frame.current
    if (!element) return
    const measure = () => {
      const rect = element.getBoundingClientRect()
      const measured = { width: Math.max(50, rect.width), height: Math.max(50, rect.height) }
      setSize(measured)
      const { widthM: right, depthM: bottom } = latest.current
      setView((current) => current ?? fitView({ left: 0, top: 0, right, bottom }, measured))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  const changeView = (change: (view: EditorView) => EditorView) =>
    setView((current) => {
      const { view: before, size: area, widthM: width, depthM: depth } = latest.current
      const next = change(current ?? before)
      return area ? keepInSight(next, { widthM: width, depthM: depth }, area) : next
    })
  const changeLatest = useRef(changeView)
  changeLatest.current = changeView

  const surface = useMemo<Surface>(
    () => ({
      editor: () => latest.current.editor,
      px: () => 1 / latest.current.view.scale,
      preview: setPreview,
      guides: (next) => setGuides((before) => (before.length + next.length === 0 ? before : next)),
      clashes: (ids) =>
        setClashes((before) =>
          before.size === ids.length && ids.every((id) => before.has(id)) ? before : new Set(ids),
        ),
      sketch: (box, solid) => setSketch(box && { box, solid }),
      shift(ids, dx, dy) {
        const groups = [...ids].map((id) => svg.current?.querySelector(`[data-id="${id}"]`))
        for (const group of [...groups, moving.current]) moveBy(group, dx, dy)
      },
      shiftPicture: (dx, dy) => moveBy(svg.current?.querySelector('[data-picture]'), dx, dy),
    }),
    [],
  )
  const { handlers, cancel } = usePointers({
    frame,
    surface,
    view: () => latest.current.view,
    setView: (change) => changeLatest.current(change),
    hover: setPointer,
    spaceHeld,
  })

  const zoomMiddle = (factor: number) =>
    changeView((current) =>
      zoomAt(current, factor, (size?.width ?? 0) / 2, (size?.height ?? 0) / 2),
    )
  const showAll = () => size && setView(fitView(whole, size))
  useImperativeHandle(ref, () => ({
    focus: () => frame.current?.focus({ preventScroll: true }),
    zoom: (direction) => zoomMiddle(direction === 1 ? STEP : 1 / STEP),
    pan: (dx, dy) => changeView((current) => panBy(current, dx, dy)),
    showAll: () => void showAll(),
    show(ids) {
      const box = boxAroundAll(latest.current.editor.doc, ids)
      if (!box || !size || (view && isInSight(view, size, box))) return
      const room = 18
      const wide = {
        left: box.left - room,
        right: box.right + room,
        top: box.top - room,
        bottom: box.bottom + room,
      }
      setView(fitView(wide, size))
    },
    middle: () => ({
      x: seen.x + (size?.width ?? 0) / seen.scale / 2,
      y: seen.y + (size?.height ?? 0) / seen.scale / 2,
    }),
    shift: surface.shift,
    shiftPicture: surface.shiftPicture,
    cancel,
  }))

  const doc = useMemo(
    () => (preview ? applyGroundStep(editor.doc, preview) : editor.doc),
    [editor.doc, preview],
  )
  const zoomPx = 2 ** (Math.floor(Math.log2(seen.scale) * 2) / 2)
  const gridM = seen.scale > 14 ? 1 : seen.scale > 3 ? 5 : 10
  const viewBox =
    size && view
      ? `${view.x} ${view.y} ${size.width / view.scale} ${size.height / view.scale}`
      : `-2 -2 ${widthM + 4} ${depthM + 4}`
  const cursor = cursors[editor.tool] ?? 'cursor-crosshair'

  return (
    <div className="relative min-h-0 grow">
      <div
        ref={frame}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: keys move, turn and delete what is drawn
        tabIndex={0}
        aria-label={t('canvas.label')}
        aria-describedby="ground-keys"
        data-canvas=""
        {...handlers}
        onPointerLeave={() => setPointer(undefined)}
        className={clsx(
          'absolute inset-0 touch-none overflow-hidden bg-sunken select-none',
          'focus-visible:outline-3 focus-visible:-outline-offset-3 focus-visible:outline-focus',
          cursor,
        )}
      >
        <svg
          ref={svg}
          aria-hidden="true"
          viewBox={viewBox}
          textRendering="geometricPrecision"
          className="block size-full [word-spacing:0]"
        >
          <GroundLayer
            ground={doc.ground}
            pictureSize={pictureSize}
            gridM={gridM}
            framePx={editor.tool === 'picture' ? px : undefined}
          />
          {/* What is drawn lets the picture shine through while that is laid under it. */}
          <g opacity={usesPicture(editor.tool) ? 0.5 : undefined}>
            <ZoneLayer zones={doc.zone} zoomPx={zoomPx} />
            <WalkwayLayer walkways={doc.walkway} />
            <LandmarkLayer landmarks={doc.landmark} zoomPx={zoomPx} />
            <BoothLayer booths={doc.booth} zones={doc.zone} zoomPx={zoomPx} warned={warned} />
          </g>
          <SelectionOverlay
            moving={moving}
            doc={doc}
            selection={editor.selection}
            px={px}
            clashes={clashes}
            handles={editor.mayEdit && editor.tool === 'select'}
            coarse={isCoarse()}
          />
          {editor.grid ? <GridSketch grid={editor.grid} px={px} /> : null}
          <LineSketch
            line={editor.line}
            pointer={editor.tool === 'calibrate' && editor.line.length > 1 ? undefined : pointer}
            closed={editor.tool === 'zone'}
            px={px}
          />
          {sketch ? <Sketch box={sketch.box} px={px} solid={sketch.solid} /> : null}
          <GuideLines guides={guides} px={px} />
        </svg>
      </div>
      <p id="ground-keys" className="sr-only">
        {t('canvas.keys')}
      </p>
      <div
        data-control=""
        className="absolute right-2 bottom-2 flex gap-1 rounded-control bg-surface/90 p-1 shadow-card max-lg:bottom-16"
      >
        <IconButton size="sm" label={t('canvas.farther')} onClick={() => zoomMiddle(1 / STEP)}>
          <Minus />
        </IconButton>
        <IconButton size="sm" label={t('canvas.nearer')} onClick={() => zoomMiddle(STEP)}>
          <Plus />
        </IconButton>
        <IconButton size="sm" label={t('canvas.whole')} onClick={() => void showAll()}>
          <Maximize />
        </IconButton>
      </div>
    </div>
  )
})

/** Moves what is drawn without drawing it anew. */
function moveBy(element: Element | null | undefined, dx: number, dy: number): void {
  if (dx === 0 && dy === 0) element?.removeAttribute('transform')
  else element?.setAttribute('transform', `translate(${dx} ${dy})`)
}

function isCoarse(): boolean {
  return typeof matchMedia === 'function' && matchMedia('(pointer: coarse)').matches
}
