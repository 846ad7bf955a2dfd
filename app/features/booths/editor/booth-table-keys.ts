import type { KeyboardEvent } from 'react'

/** Leads the keyboard to the same column of the next row, or of the one before. Stays where something is wrong. */
export function goOn(event: KeyboardEvent<HTMLElement>): void {
  const { target, shiftKey, key } = event
  if (key !== 'Enter' || !(target instanceof HTMLInputElement) || target.type === 'checkbox') return
  const row = target.closest<HTMLElement>('[data-row]')
  if (!row) return
  const column = [...row.querySelectorAll('input, select')].indexOf(target)
  const next = shiftKey ? row.previousElementSibling : row.nextElementSibling
  requestAnimationFrame(() => {
    if (target.getAttribute('aria-invalid') === 'true') return
    const field = next?.querySelectorAll<HTMLElement>('input, select')[column]
    field?.focus()
    if (field instanceof HTMLInputElement) field.select()
  })
}
