/** The part of the ground in view, in metres. */
export type MapView = { x: number; y: number; width: number; depth: number }

const MARGIN_M = 1
const MAX_ZOOM = 10

/** All of the ground. */
export function wholeView(ground: { widthM: number; depthM: number }): MapView {
  return {
    x: -MARGIN_M,
    y: -MARGIN_M,
    width: ground.widthM + 2 * MARGIN_M,
    depth: ground.depthM + 2 * MARGIN_M,
  }
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value))
}

/** Moves the view, but never off the ground. */
export function panView(view: MapView, whole: MapView, dx: number, dy: number): MapView {
  return {
    ...view,
    x: clamp(view.x + dx, whole.x, whole.x + whole.width - view.width),
    y: clamp(view.y + dy, whole.y, whole.y + whole.depth - view.depth),
  }
}

/**
 * Brings the ground nearer (`factor` above 1) or farther; the point at these shares of the view
 * (0.5, 0.5 = the middle) stays where it is.
 */
export function zoomView(
  view: MapView,
  whole: MapView,
  factor: number,
  atX = 0.5,
  atY = 0.5,
): MapView {
  const width = clamp(view.width / factor, whole.width / MAX_ZOOM, whole.width)
  const depth = (width / whole.width) * whole.depth
  const zoomed = {
    x: view.x + (view.width - width) * atX,
    y: view.y + (view.depth - depth) * atY,
    width,
    depth,
  }
  return panView(zoomed, whole, 0, 0)
}

export function viewBoxOf(view: MapView): string {
  return [view.x, view.y, view.width, view.depth].map((n) => Number(n.toFixed(3))).join(' ')
}

const KEY_ZOOM = 1.4
const KEY_PAN = 0.15

/** What a key does to the view: + and - zoom, 0 shows everything, arrows move; undefined for any other key. */
export function viewForKey(key: string, view: MapView, whole: MapView): MapView | undefined {
  switch (key) {
    case '+':
    case '=':
      return zoomView(view, whole, KEY_ZOOM)
    case '-':
      return zoomView(view, whole, 1 / KEY_ZOOM)
    case '0':
      return whole
    case 'ArrowLeft':
      return panView(view, whole, -view.width * KEY_PAN, 0)
    case 'ArrowRight':
      return panView(view, whole, view.width * KEY_PAN, 0)
    case 'ArrowUp':
      return panView(view, whole, 0, -view.depth * KEY_PAN)
    case 'ArrowDown':
      return panView(view, whole, 0, view.depth * KEY_PAN)
    default:
      return undefined
  }
}
