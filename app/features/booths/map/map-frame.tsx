import { clsx } from 'clsx'
import { Maximize, Minus, Plus } from 'lucide-react'
import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '#app/components/button.tsx'
import type { MapGround } from './floor-map.tsx'
import { type MapView, panView, viewBoxOf, viewForKey, wholeView, zoomView } from './map-view.ts'
import { useMovedView } from './use-moved-view.ts'

const STEP = 1.4
const DRAG_STARTS_PX = 6

type Pointer = { x: number; y: number }

/**
 * Holds a drawing of the ground that can be brought nearer and moved: by wheel, pinch and drag, by the keys
 * + - 0 and the arrows, and by buttons. A press that has become a drag opens no link.
 */
export function MapFrame({
  ground,
  label,
  children,
}: {
  ground: MapGround
  label: string
  children: (viewBox: string) => ReactNode
}) {
  const { t } = useTranslation(['booths'])
  const whole = wholeView(ground)
  const box = useRef<HTMLDivElement>(null)
  const sheet = useRef<HTMLDivElement>(null)
  const { view, change, rest } = useMovedView(whole, sheet)
  const pointers = useRef(new Map<number, Pointer>())
  const dragged = useRef(false)
  const near = view.width < whole.width - 0.001

  const zoomed = (factor: number, at?: Pointer) => {
    const rect = box.current?.getBoundingClientRect()
    const [x, y] =
      rect && at ? [(at.x - rect.left) / rect.width, (at.y - rect.top) / rect.height] : [0.5, 0.5]
    return (current: MapView) => zoomView(current, whole, factor, x, y)
  }
  const zoomOn = (factor: number, at: Pointer) => change(zoomed(factor, at), 'moving')
  const latestZoom = useRef(zoomOn)
  latestZoom.current = zoomOn

  useEffect(() => {
    const element = box.current
    if (!element) return
    // The wheel alone scrolls the page; with Ctrl, by pinch on a trackpad, or when the map has the focus it zooms.
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey && document.activeElement !== element) return
      event.preventDefault()
      latestZoom.current(Math.exp(-event.deltaY / 300), { x: event.clientX, y: event.clientY })
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [])

  function onPointerMove(event: PointerEvent<HTMLDivElement>) {
    const before = pointers.current.get(event.pointerId)
    if (!before) return
    const here = { x: event.clientX, y: event.clientY }
    const rect = event.currentTarget.getBoundingClientRect()
    const others = [...pointers.current].filter(([id]) => id !== event.pointerId)
    const other = others[0]?.[1]
    if (other) {
      const spread = (at: Pointer) => Math.hypot(at.x - other.x, at.y - other.y)
      dragged.current = true
      zoomOn(spread(here) / Math.max(1, spread(before)), {
        x: (here.x + other.x) / 2,
        y: (here.y + other.y) / 2,
      })
    } else {
      const far = Math.hypot(here.x - before.x, here.y - before.y)
      if (!dragged.current && far < DRAG_STARTS_PX) return
      dragged.current = true
      change(
        (current) =>
          panView(
            current,
            whole,
            ((before.x - here.x) / rect.width) * current.width,
            ((before.y - here.y) / rect.height) * current.depth,
          ),
        'moving',
      )
    }
    pointers.current.set(event.pointerId, here)
  }

  function letGo(event: PointerEvent<HTMLDivElement>) {
    if (pointers.current.delete(event.pointerId) && pointers.current.size === 0) rest()
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const next = viewForKey(event.key, view, whole)
    if (!next) return
    event.preventDefault()
    change(() => next)
  }

  return (
    <div>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing, not a set of fields */}
      <div
        ref={box}
        role="group"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys move the map
        tabIndex={0}
        aria-label={label}
        aria-describedby="map-keys"
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          if (event.pointerType === 'mouse' && event.button !== 0) return
          dragged.current = false
          pointers.current.set(event.pointerId, { x: event.clientX, y: event.clientY })
        }}
        onPointerMove={onPointerMove}
        onPointerUp={letGo}
        onPointerCancel={letGo}
        onPointerLeave={letGo}
        onDragStart={(event) => event.preventDefault()}
        onClickCapture={(event) => {
          if (!dragged.current) return
          dragged.current = false
          event.preventDefault()
          event.stopPropagation()
        }}
        className={clsx(
          'overflow-hidden rounded-card border border-line bg-surface focus-visible:outline-3 focus-visible:outline-focus',
          near ? 'cursor-grab touch-none active:cursor-grabbing' : 'touch-pan-y',
        )}
      >
        <div ref={sheet} className="origin-top-left [&>svg]:overflow-visible">
          {children(viewBoxOf(view))}
        </div>
      </div>
      <p id="map-keys" className="sr-only">
        {t('booths:map.keys')}
      </p>
      <div className="mt-2 flex justify-end gap-1">
        <IconButton
          variant="secondary"
          label={t('booths:map.farther')}
          onClick={() => change(zoomed(1 / STEP))}
        >
          <Minus />
        </IconButton>
        <IconButton
          variant="secondary"
          label={t('booths:map.nearer')}
          onClick={() => change(zoomed(STEP))}
        >
          <Plus />
        </IconButton>
        <IconButton
          variant="secondary"
          label={t('booths:map.whole')}
          onClick={() => change(() => whole)}
        >
          <Maximize />
        </IconButton>
      </div>
    </div>
  )
}
