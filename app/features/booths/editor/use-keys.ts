import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react'
import { moveStep, withBooths } from './arrange.ts'
import type { CanvasHandle } from './canvas.tsx'
import { type Editor, type Tool, usesPicture } from './editor.ts'
import { pictureStep } from './move-picture.ts'
import { inTabOrder } from './object-names.ts'

const arrows: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}
const toolKeys: Record<string, Tool> = {
  v: 'select',
  h: 'pan',
  z: 'zone',
  b: 'booth',
  g: 'grid',
  l: 'landmark',
  w: 'walkway',
}
const PAN_PX = 60
const NUDGE_ENDS_MS = 700

function isTyping(target: EventTarget): boolean {
  return target instanceof Element && target.closest('input, textarea, select') !== null
}

/** Whether nothing has been typed that would be taken back before what was drawn. */
function isSettled(target: EventTarget): boolean {
  return target instanceof Element && target.closest('[data-settled]') !== null
}

function isOnCanvas(target: EventTarget): boolean {
  return target instanceof Element && target.closest('[data-canvas]') !== null
}

/** Everything by keyboard. Keys that move and delete count on the drawing only, those with Ctrl everywhere. */
export function useKeys(editor: Editor, canvas: RefObject<CanvasHandle>) {
  const latest = useRef(editor)
  latest.current = editor
  const spaceHeld = useRef(false)
  const nudge = useRef({ dx: 0, dy: 0 })
  const timer = useRef<ReturnType<typeof setTimeout>>()

  /** Moves what the arrows move, without drawing it anew. */
  const shift = (dx: number, dy: number) => {
    const { doc, selection, tool } = latest.current
    if (tool === 'picture') canvas.current?.shiftPicture(dx, dy)
    else canvas.current?.shift(withBooths(doc, selection), dx, dy)
  }
  const endNudge = () => {
    clearTimeout(timer.current)
    const { dx, dy } = nudge.current
    if (dx === 0 && dy === 0) return
    nudge.current = { dx: 0, dy: 0 }
    const { doc, selection, commit, tool } = latest.current
    commit(tool === 'picture' ? pictureStep(doc, dx, dy) : moveStep(doc, selection, dx, dy))
    shift(0, 0)
  }
  const endLatest = useRef(endNudge)
  endLatest.current = endNudge
  useEffect(() => () => clearTimeout(timer.current), [])

  function move(event: KeyboardEvent, [dx, dy]: readonly [number, number]) {
    const { selection, mayEdit, tool } = latest.current
    if ((selection.size === 0 && tool !== 'picture') || !mayEdit) {
      canvas.current?.pan(dx * PAN_PX, dy * PAN_PX)
      return
    }
    const metres = event.altKey ? 0.1 : event.shiftKey ? 5 : 0.5
    const total = nudge.current
    total.dx = Math.round((total.dx + dx * metres) * 100) / 100
    total.dy = Math.round((total.dy + dy * metres) * 100) / 100
    shift(total.dx, total.dy)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => endLatest.current(), NUDGE_ENDS_MS)
  }

  /** Goes to the next object; past the last one the keyboard leaves the drawing. */
  function step(event: KeyboardEvent) {
    const { doc, selection, show } = latest.current
    const order = inTabOrder(doc)
    const current = order.findLastIndex((id) => selection.has(id))
    const next = event.shiftKey ? (current < 0 ? -1 : current - 1) : current + 1
    const id = order[next]
    if (id === undefined) return
    event.preventDefault()
    show([id])
  }

  function onControl(event: KeyboardEvent): boolean {
    const { undo, redo, copy, paste, duplicate, selectAll, mayEdit } = latest.current
    const commands: Record<string, () => void> = {
      z: event.shiftKey ? redo : undo,
      y: redo,
      c: copy,
      v: paste,
      d: duplicate,
      a: selectAll,
    }
    const command = commands[event.key.toLowerCase()]
    if (!command || (!mayEdit && command !== selectAll)) return false
    // What is selected as text on the page is copied as text.
    if (command === copy && !isOnCanvas(event.target) && document.getSelection()?.toString()) {
      return false
    }
    endNudge()
    command()
    return true
  }

  function onDrawing(event: KeyboardEvent): boolean {
    const now = latest.current
    const arrow = arrows[event.key]
    if (arrow) {
      move(event, arrow)
      return true
    }
    endNudge()
    switch (event.key) {
      case 'Delete':
      case 'Backspace':
        if (now.line.length > 0) now.setLine(now.line.slice(0, -1))
        else now.remove()
        return true
      case 'Escape':
        if (canvas.current?.cancel()) return true
        if (now.line.length > 0 || now.grid) now.choose(now.tool)
        else if (now.tool !== 'select') now.choose('select')
        else now.select([])
        return true
      case 'Enter':
        enter()
        return true
      case '[':
        now.turn(-15)
        return true
      case ']':
        now.turn(15)
        return true
      case '+':
      case '=':
        canvas.current?.zoom(1)
        return true
      case '-':
        canvas.current?.zoom(-1)
        return true
      case '0':
        canvas.current?.showAll()
        return true
      case ' ':
        spaceHeld.current = true
        return true
      default: {
        const tool = toolKeys[event.key.toLowerCase()]
        if (!tool || !now.mayEdit) return false
        now.choose(tool)
        return true
      }
    }
  }

  /** Ends a line, puts something of the tool in the middle of what is seen, or leads to the form. */
  function enter() {
    const now = latest.current
    const middle = canvas.current?.middle()
    if (now.line.length > 0) now.finishLine()
    else if (now.tool === 'select' || now.tool === 'pan' || usesPicture(now.tool)) {
      now.editSelected()
    } else if (middle && !now.grid) {
      const onGrid = (metres: number) => Math.round(metres * 2) / 2
      now.draw(now.tool, { x: onGrid(middle.x), y: onGrid(middle.y) })
    } else now.editSelected()
  }

  function onKeyDown(event: KeyboardEvent) {
    const undoes = (event.ctrlKey || event.metaKey) && /^[zy]$/i.test(event.key)
    if (isTyping(event.target) && !(undoes && isSettled(event.target))) return
    if (event.ctrlKey || event.metaKey) {
      if (onControl(event)) event.preventDefault()
      return
    }
    if (!isOnCanvas(event.target)) return
    if (event.key === 'Tab') step(event)
    else if (onDrawing(event)) event.preventDefault()
  }

  function onKeyUp(event: KeyboardEvent) {
    if (event.key === ' ') spaceHeld.current = false
    if (event.key in arrows) endNudge()
  }

  return { onKeyDown, onKeyUp, spaceHeld }
}
