import type { ReactNode } from 'react'
import { CheckboxField } from './choice-fields.tsx'
import { ErrorList, type FieldLike } from './field-frame.tsx'

type ChosenActionsProps = {
  /** Where the bar of what is ticked leads to. */
  id: string
  /** What can be done here, for whoever does not see it. */
  label: string
  /** How many are meant, in words. */
  chosen: string
  /** The box for everything that the filter finds. */
  everything: { field: FieldLike; label: string }
  /** The boxes of the rows, for what is wrong with them. */
  boxes: FieldLike
  children: ReactNode
}

/** What may be done to all that are ticked in a list, or to everything that its filter finds. */
export function ChosenActions({
  id,
  label,
  chosen,
  everything,
  boxes,
  children,
}: ChosenActionsProps) {
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className="mt-4 space-y-3 rounded-card border border-line bg-surface p-4 shadow-card sm:p-5"
    >
      <legend className="sr-only">{label}</legend>
      <div className="flex flex-wrap items-center justify-between gap-x-6">
        <p className="font-semibold" aria-live="polite">
          {chosen}
        </p>
        <CheckboxField {...everything} />
      </div>
      <ErrorList id={boxes.errorId} errors={boxes.errors} />
      {children}
    </fieldset>
  )
}
