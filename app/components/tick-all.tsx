import { type ReactNode, useEffect, useRef, useState } from 'react'

type Props = {
  label: ReactNode
  /** How many can be ticked, and how many are. */
  of: number
  ticked: number
  /** The state that all of them shall have. */
  onTick: (checked: boolean, box: HTMLInputElement) => void
}

/** A box that ticks all boxes of a list, and shows whether some are. It needs the script, so it comes with it. */
export function TickAll({ label, of, ticked, onTick }: Props) {
  const box = useRef<HTMLInputElement>(null)
  const [ready, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  const some = ticked > 0 && ticked < of
  useEffect(() => {
    if (ready && box.current) box.current.indeterminate = some
  }, [ready, some])
  if (!ready || of < 2) return null
  return (
    <label className="inline-flex min-h-11 cursor-pointer items-center gap-3 font-medium">
      <input
        ref={box}
        type="checkbox"
        checked={ticked === of}
        onChange={({ currentTarget }) => onTick(currentTarget.checked, currentTarget)}
        className="size-5 shrink-0 accent-accent"
      />
      {label}
    </label>
  )
}
