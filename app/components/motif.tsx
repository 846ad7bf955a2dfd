import { clsx } from 'clsx'
import { useId } from 'react'

/**
 * The woven ground: kawung, four petals about a seed, drawn as lines. The only ornament of Gelar;
 * quiet, in the colour of the text, to be laid behind a heading by the classes it is given.
 */
export function Motif({ className, size = 72 }: { className?: string; size?: number }) {
  const id = useId()
  return (
    <svg aria-hidden="true" width="100%" height="100%" className={clsx('block', className)}>
      <defs>
        <pattern
          id={id}
          width="72"
          height="72"
          patternUnits="userSpaceOnUse"
          patternTransform={`scale(${size / 72})`}
        >
          <g fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round">
            <path d={petals(36, 36)} />
            <path d={petals(0, 0)} />
            <path d={petals(72, 0)} />
            <path d={petals(0, 72)} />
            <path d={petals(72, 72)} />
          </g>
          <path
            fill="currentColor"
            d="M36 32.5 39.5 36 36 39.5 32.5 36ZM0-3.5 3.5 0 0 3.5-3.5 0ZM72-3.5 75.5 0 72 3.5 68.5 0ZM0 68.5 3.5 72 0 75.5-3.5 72ZM72 68.5 75.5 72 72 75.5 68.5 72ZM36-2 38 0 36 2 34 0ZM36 70 38 72 36 74 34 72ZM0 34 2 36 0 38-2 36ZM72 34 74 36 72 38 70 36Z"
          />
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill={`url(#${id})`} />
    </svg>
  )
}

/** Four petals that reach from a seed towards the corners of its square. */
function petals(x: number, y: number): string {
  return [
    [1, 1],
    [1, -1],
    [-1, 1],
    [-1, -1],
  ]
    .map(([right = 1, down = 1]) => {
      const near = `${x + right * 5} ${y + down * 5}`
      const far = `${x + right * 32} ${y + down * 32}`
      const sideA = `${x + right * 30} ${y + down * 6}`
      const sideB = `${x + right * 6} ${y + down * 30}`
      return `M${near}Q${sideA} ${far}Q${sideB} ${near}Z`
    })
    .join('')
}

/** A woven border between two parts of a page, in the colour of the text. */
export function MotifBand({ className }: { className?: string }) {
  return <div aria-hidden="true" className={clsx('motif-band', className)} />
}
