import { type RefObject, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newId } from '#app/lib/ids.ts'
import type { LandmarkKind } from '#db/types.ts'
import { applyStep, type Corner, type GroundStep, kinds } from '../ground/doc.ts'
import { boxAroundAll, objectsOf, removeStep, type Selection, turnStep } from './arrange.ts'
import { type GridPlan, gridIn, nextNumber, plainBooth, zoneAt } from './booth-grid.ts'
import type { CanvasHandle } from './canvas.tsx'
import { type Clip, pasteStep } from './copies.ts'
import { type Editor, type Hint, type PanelTab, type Tool, usesPicture } from './editor.ts'
import type { GroundState, GroundStore } from './ground-store.ts'
import { newBooth, newLandmark, newZone, outlineOf, placeFor } from './new-objects.ts'

type Options = {
  store: GroundStore
  state: GroundState
  mayEdit: boolean
  canvas: RefObject<CanvasHandle>
  say: (hint: Hint) => void
}

/** What is chosen and drawn on this page, and everything that can be done with it. */
export function useEditorState({ store, state, mayEdit, canvas, say }: Options): Editor {
  const { t } = useTranslation('ground')
  const { doc } = state
  const [selection, setSelection] = useState<Selection>(new Set())
  const [chosenTool, setTool] = useState<Tool>(mayEdit ? 'select' : 'pan')
  // Another planner may have taken the picture away.
  const tool = usesPicture(chosenTool) && doc.ground.pictureFileId === null ? 'select' : chosenTool
  const [landmarkKind, setLandmarkKind] = useState<LandmarkKind>('stage')
  const [many, setMany] = useState(false)
  const [snapping, setSnapping] = useState(true)
  const [grid, setGrid] = useState<GridPlan>()
  const [line, setLine] = useState<ReadonlyArray<Corner>>([])
  const [tab, setTab] = useState<PanelTab>('edit')
  const clip = useRef<{ clip: Clip; pasted: number }>()

  const commit = (step: GroundStep) => {
    if (mayEdit && step.length > 0) store.commit(step)
  }
  const select = (ids: Iterable<string>) => {
    setSelection(new Set(ids))
    setGrid(undefined)
    setTab('edit')
  }
  const choose = (next: Tool, kind?: LandmarkKind) => {
    setTool(next)
    if (kind) setLandmarkKind(kind)
    setLine([])
    setGrid(undefined)
    // The arrows move the picture at once.
    if (next === 'picture') canvas.current?.focus()
  }
  /** Commits something new, chooses it, and puts the tool away. */
  const add = (step: GroundStep, ids: ReadonlyArray<string>) => {
    commit(step)
    select(ids)
    setTool('select')
    setLine([])
  }

  const draw: Editor['draw'] = (kind, place) => {
    const id = newId()
    switch (kind) {
      case 'zone': {
        const outline = outlineOf(placeFor(doc, place, [20, 15]))
        add([newZone(doc, outline, id, (code) => t('zone.newName', { code }))], [id])
        return
      }
      case 'booth': {
        const change = newBooth(doc, place, id)
        if (!change) return say(doc.zone.size === 0 ? 'zoneFirst' : 'codesUsedUp')
        commit([change])
        setSelection(new Set([id]))
        return
      }
      case 'landmark': {
        const name = t(`landmark.${landmarkKind}`)
        add([newLandmark(doc, landmarkKind, name, place, id)], [id])
        return
      }
      case 'walkway': {
        const box = placeFor(doc, place, [20, 0.5])
        const middle = box.yM + box.depthM / 2
        const value = {
          id,
          widthM: 4,
          line: [[box.xM, middle] as const, [box.xM + box.widthM, middle] as const],
        }
        add([{ op: 'put', kind: 'walkway', value }], [id])
        return
      }
      case 'grid':
        drawGrid(placeFor(doc, place, [22, 14]))
    }
  }

  function drawGrid({ xM, yM, widthM, depthM }: ReturnType<typeof placeFor>) {
    const zone = zoneAt(doc, xM + widthM / 2, yM + depthM / 2) ?? [...doc.zone.values()].at(-1)
    if (!zone) return say('zoneFirst')
    const kept = grid ?? {
      gapAcrossM: 0,
      gapDownM: 3,
      numbering: 'rows' as const,
      booth: plainBooth,
    }
    const area = { left: xM, top: yM, right: xM + widthM, bottom: yM + depthM }
    const fitting = gridIn(area, kept.booth, kept.gapAcrossM, kept.gapDownM)
    setSelection(new Set())
    setTab('edit')
    setGrid({
      ...kept,
      ...fitting,
      xM,
      yM,
      zoneId: zone.id,
      firstNumber: nextNumber(doc, zone.code),
    })
  }

  const finishLine = () => {
    const id = newId()
    if (tool === 'zone') {
      if (line.length < 3) return say('needsCorners')
      add([newZone(doc, line, id, (code) => t('zone.newName', { code }))], [id])
    } else if (tool === 'walkway') {
      if (line.length < 2) return say('needsCorners')
      add([{ op: 'put', kind: 'walkway', value: { id, line, widthM: 4 } }], [id])
    }
  }

  const pasteBy = (copied: Clip, dx: number, dy: number) => {
    const { step, ids } = pasteStep(doc, copied, dx, dy, newId)
    const pasted = applyStep(doc, step)
    const box = boxAroundAll(pasted, ids)
    if (!box) return
    // Copies stay on the ground.
    const out = box.right > doc.ground.widthM || box.bottom > doc.ground.depthM
    const again = out ? pasteStep(doc, copied, -dx, -dy, newId) : { step, ids }
    commit(again.step)
    setSelection(new Set(again.ids))
  }

  return {
    doc,
    selection,
    mayEdit,
    tool,
    landmarkKind,
    many,
    snapping,
    grid,
    line,
    tab,
    commit,
    select,
    toggle(id) {
      const next = new Set(selection)
      if (!next.delete(id)) next.add(id)
      setSelection(next)
    },
    choose,
    setMany,
    setSnapping,
    setGrid,
    setLine,
    setTab,
    draw,
    finishLine,
    undo: () => store.undo(),
    redo: () => store.redo(),
    remove() {
      commit(removeStep(doc, selection))
      setSelection(new Set())
    },
    duplicate: () => pasteBy(objectsOf(doc, selection), 1, 1),
    copy() {
      if (selection.size > 0) clip.current = { clip: objectsOf(doc, selection), pasted: 0 }
    },
    paste() {
      const held = clip.current
      if (!held) return
      held.pasted += 1
      pasteBy(held.clip, held.pasted, held.pasted)
    },
    selectAll: () => setSelection(new Set(kinds.flatMap((kind) => [...doc[kind].keys()]))),
    turn: (degrees) => commit(turnStep(doc, selection, degrees)),
    show(ids) {
      setTool((current) => (mayEdit && current !== 'pan' ? 'select' : current))
      select(ids)
      canvas.current?.show(ids)
    },
    editSelected() {
      setTab('edit')
      requestAnimationFrame(() =>
        document.querySelector<HTMLElement>('[data-ground-form] :is(input, select)')?.focus(),
      )
    },
  }
}
