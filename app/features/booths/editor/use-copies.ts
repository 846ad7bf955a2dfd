import { useRef } from 'react'
import { newId } from '#app/lib/ids.ts'
import { applyGroundStep, type GroundDoc } from '../ground/doc.ts'
import { boxAroundAll, objectsOf, type Selection } from './arrange.ts'
import { type Clip, pasteStep } from './copies.ts'
import type { Editor } from './editor.ts'

type Options = Pick<Editor, 'commit'> & {
  doc: GroundDoc
  selection: Selection
  mark: (ids: Iterable<string>) => void
}

/** Copies of what is selected, at once or by way of a clipboard of this page. */
export function useCopies({ doc, selection, commit, mark }: Options) {
  const clipboard = useRef<{ clip: Clip; pasted: number }>()

  const pasteBy = (clip: Clip, dx: number, dy: number) => {
    const { step, ids } = pasteStep(doc, clip, dx, dy, newId)
    const box = boxAroundAll(applyGroundStep(doc, step), ids)
    if (!box) return
    // Copies stay on the ground.
    const out = box.right > doc.ground.widthM || box.bottom > doc.ground.depthM
    const again = out ? pasteStep(doc, clip, -dx, -dy, newId) : { step, ids }
    commit(again.step)
    mark(again.ids)
  }

  return {
    duplicate: () => pasteBy(objectsOf(doc, selection), 1, 1),
    copy() {
      if (selection.size > 0) clipboard.current = { clip: objectsOf(doc, selection), pasted: 0 }
    },
    /** Each time a little further from where it was copied. */
    paste() {
      const held = clipboard.current
      if (!held) return
      held.pasted += 1
      pasteBy(held.clip, held.pasted, held.pasted)
    },
  }
}
