import { useState } from 'react'
import { type GroundDoc, kinds } from '../ground/doc.ts'
import type { Selection } from './arrange.ts'
import type { PanelTab } from './editor.ts'

/** What is chosen on this page, and which side of the panel tells about it. */
export function useSelection(doc: GroundDoc) {
  const [selection, setSelection] = useState<Selection>(new Set())
  const [tab, setTab] = useState<PanelTab>('edit')
  /** Chooses exactly these; the panel stays as it is. */
  const mark = (ids: Iterable<string>) => setSelection(new Set(ids))
  return {
    selection,
    tab,
    setTab,
    mark,
    toggle(id: string) {
      const next = new Set(selection)
      if (!next.delete(id)) next.add(id)
      setSelection(next)
    },
    selectAll: () => mark(kinds.flatMap((kind) => [...doc[kind].keys()])),
    /** Leads the keyboard to the form of what is selected. */
    editSelected() {
      setTab('edit')
      requestAnimationFrame(() =>
        document.querySelector<HTMLElement>('[data-ground-form] :is(input, select)')?.focus(),
      )
    },
  }
}
