import { clsx } from 'clsx'
import type { ReactNode } from 'react'

type ScreenFigureProps = { label: ReactNode; value: string; shines?: boolean }

/** One figure of a big screen, to be read from afar; within a `<dl>`. */
export function ScreenFigure({ label, value, shines }: ScreenFigureProps) {
  return (
    <div>
      <dt className="text-[1.1em] text-ink-soft">{label}</dt>
      <dd
        className={clsx(
          'figures text-[min(4em,11vw)] leading-none font-extrabold tracking-tight',
          shines && 'text-shine',
        )}
      >
        {value}
      </dd>
    </div>
  )
}
