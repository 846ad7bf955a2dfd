// @ts-check
/**
 * The visitors' map beyond plain links: zooms by wheel, pinch, keys and buttons, moves by the mouse, and opens a booth
 * without loading the page anew. The window scrolls by itself, so without this module everything is still there.
 */

const NEAREST = 8
const STEP = 1.4
const DRAG_STARTS_PX = 6
const tools = document.querySelector('[data-map-tools]')
const frame = document.getElementById('peta')
const drawing = frame?.querySelector('svg')
const panel = document.getElementById('panel')

if (frame && drawing && tools instanceof HTMLElement) {
  tools.hidden = false
  watchZoom(frame, drawing, tools)
  watchDrag(frame)
  showMarked(frame, drawing)
  if (panel) watchBooths(frame, drawing, panel)
}

/** @param {HTMLElement} frame @param {SVGSVGElement} drawing @param {HTMLElement} tools */
function watchZoom(frame, drawing, tools) {
  let zoom = 1
  let width = 0

  /** The point of the window at x, y stays where it is. @param {number} wanted @param {number[]} [at] */
  function zoomTo(wanted, at) {
    const next = Math.max(1, Math.min(NEAREST, wanted))
    if (next === zoom) return
    const box = frame.getBoundingClientRect()
    if (zoom === 1) width = drawing.getBoundingClientRect().width
    const [x, y] = at ? [at[0] - box.left, at[1] - box.top] : [box.width / 2, box.height / 2]
    const left = ((frame.scrollLeft + x) * next) / zoom - x
    const top = ((frame.scrollTop + y) * next) / zoom - y
    zoom = next
    frame.style.height = zoom === 1 ? '' : `${box.height}px`
    drawing.style.width = zoom === 1 ? '' : `${width * zoom}px`
    frame.toggleAttribute('data-zoomed', zoom > 1)
    frame.scrollTo(left, top)
  }

  /** @param {string | undefined} key */
  function press(key) {
    if (key === '+' || key === '=') zoomTo(zoom * STEP)
    else if (key === '-') zoomTo(zoom / STEP)
    else if (key === '0') zoomTo(1)
    else return false
    return true
  }

  tools.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('[data-zoom]') : null
    press(button?.getAttribute('data-zoom') ?? undefined)
  })
  frame.addEventListener('keydown', (event) => {
    const { ctrlKey, metaKey, altKey, target } = event
    if (!ctrlKey && !metaKey && !altKey && target === frame && press(event.key)) {
      event.preventDefault()
    }
  })
  // The wheel alone scrolls the page; with Ctrl, by pinch on a trackpad, or when the map has the focus it zooms.
  const onWheel = (/** @type {WheelEvent} */ event) => {
    if (!event.ctrlKey && !event.metaKey && document.activeElement !== frame) return
    event.preventDefault()
    zoomTo(zoom * Math.exp(-event.deltaY / 300), [event.clientX, event.clientY])
  }
  let spread = 0
  const onTouch = (/** @type {TouchEvent} */ event) => {
    const [a, b] = event.touches
    if (event.touches.length !== 2 || !a || !b) {
      spread = 0
      return
    }
    event.preventDefault()
    const wide = Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY)
    const middle = [(a.clientX + b.clientX) / 2, (a.clientY + b.clientY) / 2]
    if (spread > 0) zoomTo((zoom * wide) / spread, middle)
    spread = wide
  }
  frame.addEventListener('wheel', onWheel, { passive: false })
  frame.addEventListener('touchstart', onTouch, { passive: false })
  frame.addEventListener('touchmove', onTouch, { passive: false })
  frame.addEventListener('touchend', onTouch)
}

/** Fingers scroll the map, the mouse drags it. A press that has become a drag opens nothing. @param {HTMLElement} frame */
function watchDrag(frame) {
  /** @type {PointerEvent | undefined} */
  let from
  let dragged = false
  frame.addEventListener('pointerdown', (event) => {
    dragged = false
    from = event.pointerType === 'mouse' && event.button === 0 ? event : undefined
  })
  addEventListener('pointermove', (event) => {
    if (!from || !(event.buttons & 1)) return
    const [x, y] = [from.x - event.x, from.y - event.y]
    if (!dragged && Math.hypot(x, y) < DRAG_STARTS_PX) return
    dragged = true
    frame.scrollBy(x, y)
    from = event
  })
  frame.addEventListener('dragstart', (event) => event.preventDefault())
  frame.addEventListener(
    'click',
    (event) => {
      if (!dragged) return
      dragged = false
      event.preventDefault()
      event.stopPropagation()
    },
    true,
  )
}

/** Brings what is marked into the middle. @param {HTMLElement} frame @param {SVGSVGElement} drawing */
function showMarked(frame, drawing) {
  const chosen = drawing.querySelectorAll('#peta-pilih [data-marked], [data-way] path')
  const marks = chosen.length > 0 ? chosen : drawing.querySelectorAll('[data-marked]')
  if (marks.length === 0) return
  const boxes = Array.from(marks, (mark) => mark.getBoundingClientRect())
  const all = frame.getBoundingClientRect()
  const left = Math.min(...boxes.map((box) => box.left))
  const right = Math.max(...boxes.map((box) => box.right))
  const top = Math.min(...boxes.map((box) => box.top))
  const bottom = Math.max(...boxes.map((box) => box.bottom))
  if (left >= all.left && right <= all.right && top >= all.top && bottom <= all.bottom) return
  frame.scrollBy(
    (left + right - all.left - all.right) / 2,
    (top + bottom - all.top - all.bottom) / 2,
  )
}

/**
 * A press on a booth brings what stands there, and marks it. Whatever goes wrong, the link does its work.
 * @param {HTMLElement} frame @param {SVGSVGElement} drawing @param {HTMLElement} panel
 */
function watchBooths(frame, drawing, panel) {
  let wanted = ''
  document.addEventListener('click', async (event) => {
    const { target, ctrlKey, metaKey, shiftKey, altKey } = event
    if (event.defaultPrevented || event.button || ctrlKey || metaKey || shiftKey || altKey) return
    const link = target instanceof Element ? target.closest('a[data-booth]') : null
    const code = link?.getAttribute('data-booth')
    if (!link || !code) return
    event.preventDefault()
    wanted = code
    const address = new URL(link.getAttribute('href') ?? '', location.href)
    try {
      const page = await fetch(location.pathname.replace(/denah$/, `stan/${code}`))
      const text = await page.text()
      if (wanted !== code) return
      const fresh = new DOMParser().parseFromString(text, 'text/html').getElementById('stan')
      if (!page.ok || !fresh) throw new Error('no booth')
      history.pushState(null, '', address.search + address.hash)
      show(fresh, code)
    } catch {
      location.assign(address)
    }
  })
  // Back and forward: the address says everything.
  addEventListener('popstate', () => location.reload())

  /** @param {HTMLElement} section @param {string} code */
  function show(section, code) {
    document.getElementById('stan')?.remove()
    panel.prepend(section)
    const layer = drawing.querySelector('#peta-pilih')
    const shape = drawing.querySelector(`#peta-stan a[data-booth="${code}"] path`)?.cloneNode()
    const texts = Array.from(drawing.querySelectorAll('#peta-stan text'))
    const text = texts.find((one) => one.textContent === code)
    const letters = text?.parentElement?.cloneNode()
    if (layer && shape instanceof Element && text && letters instanceof Element) {
      shape.setAttribute('data-marked', '')
      letters.classList.replace('fill-ink', 'fill-accent-ink')
      letters.append(text.cloneNode(true))
      layer.replaceChildren(shape, letters)
      showMarked(frame, drawing)
    }
    section.scrollIntoView({ block: 'nearest' })
    document.getElementById('stan-judul')?.focus({ preventScroll: true })
  }
}
