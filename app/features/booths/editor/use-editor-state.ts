import { type RefObject, useState } from 'react'
import type { GroundStep } from '../ground/doc.ts'
import { removeStep, turnStep } from './arrange.ts'
import type { CanvasHandle } from './canvas.tsx'
import type { Editor, Hint } from './editor.ts'
import type { GroundState, GroundStore } from './ground-store.ts'
import { useCopies } from './use-copies.ts'
import { useDrawing } from './use-drawing.ts'
import { useSelection } from './use-selection.ts'
import { useTool } from './use-tool.ts'

type Options = {
  store: GroundStore
  state: GroundState
  mayEdit: boolean
  canvas: RefObject<CanvasHandle>
  say: (hint: Hint) => void
}

/** What is chosen and drawn on this page, and everything that can be done with it. */
export function useEditorState({ store, state, mayEdit, canvas, say }: Options): Editor {
  const { doc } = state
  const [many, setMany] = useState(false)
  const [snapping, setSnapping] = useState(true)
  const { mark, ...chosen } = useSelection(doc)
  const inHand = useTool(doc, mayEdit, canvas)

  const commit = (step: GroundStep) => {
    if (mayEdit && step.length > 0) store.commit(step)
  }
  const select = (ids: Iterable<string>) => {
    mark(ids)
    chosen.setTab('edit')
    inHand.setGrid(undefined)
  }
  const drawing = useDrawing({ doc, inHand, commit, select, mark, say })
  const copies = useCopies({ doc, selection: chosen.selection, commit, mark })
  const { putAway: _putAway, takeSelect, ...tool } = inHand

  return {
    doc,
    mayEdit,
    many,
    setMany,
    snapping,
    setSnapping,
    ...chosen,
    ...tool,
    ...drawing,
    ...copies,
    commit,
    select,
    undo: () => store.undo(),
    redo: () => store.redo(),
    remove() {
      commit(removeStep(doc, chosen.selection))
      mark([])
    },
    turn: (degrees) => commit(turnStep(doc, chosen.selection, degrees)),
    show(ids) {
      takeSelect()
      select(ids)
      canvas.current?.show(ids)
    },
  }
}
