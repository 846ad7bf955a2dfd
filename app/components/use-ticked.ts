import { useCallback, useEffect, useState } from 'react'

type Ticked = { count: number; everything: boolean }

/**
 * How many boxes of a list's form are ticked, and whether everything is meant that its filter finds. `recount` belongs to
 * the form's `onChange`; with other rows it is counted anew.
 */
export function useTicked(formId: string, name: string, rows: ReadonlyArray<unknown>) {
  const [ticked, setTicked] = useState<Ticked>({ count: 0, everything: false })
  const recount = useCallback(() => {
    const form = document.getElementById(formId)
    if (!(form instanceof HTMLFormElement)) return
    const entries = new FormData(form)
    setTicked({
      count: entries.getAll(name).length,
      everything: entries.get('everything') === 'on',
    })
  }, [formId, name])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a row that goes takes its tick with it
  useEffect(recount, [recount, rows])
  /** Ticks all boxes that can be ticked, or none. */
  const tickAll = (checked: boolean) => {
    for (const box of document
      .getElementById(formId)
      ?.querySelectorAll<HTMLInputElement>(`input[name="${name}"]:enabled`) ?? [])
      box.checked = checked
    recount()
  }
  return { ...ticked, recount, tickAll }
}
