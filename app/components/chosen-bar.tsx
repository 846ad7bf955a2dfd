import { ArrowDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from './button.tsx'

type ChosenBarProps = {
  /** How many rows are ticked; nothing is shown while there are none. */
  chosen: number
  /** Says how many. */
  children: ReactNode
  /** The id of what can be done with them, below the list, and the words that lead there. */
  to: string
  action: string
}

/**
 * Stays in sight while the list is moved, on a phone above the menu: what is ticked, and the way to what can be done with it.
 */
export function ChosenBar({ chosen, children, to, action }: ChosenBarProps) {
  if (chosen === 0) return null
  return (
    <div
      data-screen-only=""
      className="sticky bottom-[calc(4.5rem+var(--notices,0px))] z-10 mt-3 flex items-center justify-between gap-3 rounded-card border border-line-strong bg-surface py-2 pr-2 pl-4 shadow-lift lg:bottom-[calc(1.25rem+var(--notices,0px))]"
    >
      <p className="figures font-semibold">{children}</p>
      <Button
        icon={<ArrowDown />}
        onClick={() => {
          const target = document.getElementById(to)
          target?.scrollIntoView({ block: 'center' })
          target?.focus({ preventScroll: true })
        }}
      >
        {action}
      </Button>
    </div>
  )
}
