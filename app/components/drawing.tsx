import type { ReactNode } from 'react'

const ink = {
  fill: 'none',
  strokeWidth: 2.5,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const

/** Small drawings in two colours of the cloth: outlines in ink, one thing shining. */
const drawings = {
  mat: (
    <>
      <path className="fill-accent-soft" d="M28 34h76v52H28z" />
      <path className="stroke-ink" {...ink} d="M104 34H28v52h76" />
      <path
        className="stroke-ink-soft"
        {...ink}
        strokeWidth={1.5}
        d="m40 47 6 6-6 6-6-6zM60 47l6 6-6 6-6-6zM80 47l6 6-6 6-6-6zM50 61l6 6-6 6-6-6zM70 61l6 6-6 6-6-6zM90 61l6 6-6 6-6-6z"
      />
      <path className="fill-shine" d="M104 32h20a8 8 0 0 1 8 8v40a8 8 0 0 1-8 8h-20z" />
      <path
        className="stroke-ink"
        {...ink}
        d="M104 32h18a10 10 0 0 1 10 10v36a10 10 0 0 1-10 10h-18zM118 46a7 7 0 0 1 0 14 4 4 0 0 1 0-8"
      />
    </>
  ),
  stall: (
    <>
      <path className="fill-shine" d="M36 26h88l12 24H24z" />
      <path className="fill-surface" d="M57 26h18l-3 24H47zM92 26h16l12 24H95z" />
      <path
        className="stroke-ink"
        {...ink}
        d="M36 26h88l12 24H24zM57 26 47 50M80 26v24M103 26l10 24M34 50v42M126 50v42M28 70h104v10H28z"
      />
      <path
        className="fill-accent-soft stroke-ink"
        strokeWidth="2.5"
        strokeLinejoin="round"
        d="M48 70V58h14v12zM96 70a9 9 0 0 1 18 0z"
      />
      <path className="stroke-ink" {...ink} d="M80 70V60m-5 0h10" />
    </>
  ),
  stage: (
    <>
      <path className="fill-accent-soft" d="M26 24h108v52H26z" />
      <path className="fill-shine" d="M26 24h22c0 22-6 36-22 46zM134 24h-22c0 22 6 36 22 46z" />
      <path
        className="stroke-ink"
        {...ink}
        d="M22 24h116M48 24c0 22-6 36-22 46M112 24c0 22 6 36 22 46M26 24v52M134 24v52M18 76h124v14H18z"
      />
      <path className="stroke-ink" {...ink} d="M80 76V50m-8 26h16" />
      <circle className="fill-ink" cx="80" cy="45" r="6" />
    </>
  ),
  gate: (
    <>
      <path className="fill-accent-soft" d="M52 96V46a28 28 0 0 1 56 0v50z" />
      <path
        className="stroke-ink"
        {...ink}
        d="M36 96V44a44 44 0 0 1 88 0v52M52 96V46a28 28 0 0 1 56 0v50M24 96h112"
      />
      <path className="fill-shine stroke-ink" strokeWidth="2.5" d="m80 2 7 7-7 7-7-7z" />
      <path className="stroke-ink" {...ink} d="M80 84V58m-10 10 10-10 10 10" />
    </>
  ),
  ticket: (
    <>
      <path
        className="fill-accent-soft"
        d="M24 36h112v14a8 8 0 0 0 0 16v14H24V66a8 8 0 0 0 0-16z"
      />
      <path className="fill-shine" d="M100 36h36v14a8 8 0 0 0 0 16v14h-36z" />
      <path
        className="stroke-ink"
        {...ink}
        d="M24 36h112v14a8 8 0 0 0 0 16v14H24V66a8 8 0 0 0 0-16zM100 42v4m0 8v4m0 8v4"
      />
      <path
        className="fill-ink"
        d="M42 46h10v10H42zM42 62h10v10H42zM58 46h10v10H58zM58 62h5v5h-5zM65 67h5v5h-5zM76 46h8v4h-8zM76 56h8v4h-8zM76 66h8v4h-8z"
      />
    </>
  ),
  list: (
    <>
      <path className="fill-accent-soft" d="M44 20h72v76H44z" />
      <path className="stroke-ink" {...ink} d="M44 20h72v76H44zM70 40h32M70 58h32M70 76h20" />
      <path
        className="fill-shine stroke-ink"
        strokeWidth="2.5"
        d="m56 34 6 6-6 6-6-6zM56 52l6 6-6 6-6-6zM56 70l6 6-6 6-6-6z"
      />
    </>
  ),
  search: (
    <>
      <circle className="fill-accent-soft stroke-ink" strokeWidth="2.5" cx="72" cy="52" r="28" />
      <path
        className="fill-shine stroke-ink"
        strokeWidth="2.5"
        strokeLinejoin="round"
        d="m72 38 14 14-14 14-14-14z"
      />
      <path className="stroke-ink" {...ink} strokeWidth={6} d="m94 74 20 20" />
    </>
  ),
  device: (
    <>
      <rect
        className="fill-accent-soft stroke-ink"
        strokeWidth="2.5"
        x="56"
        y="14"
        width="48"
        height="86"
        rx="8"
      />
      <path className="stroke-ink" {...ink} d="M74 22h12" />
      <path className="fill-shine" d="M66 42h28v28H66z" />
      <path
        className="stroke-ink"
        {...ink}
        d="M66 50v-8h8M86 42h8v8M94 62v8h-8M74 70h-8v-8M42 46c-6 8-6 14 0 22M118 46c6 8 6 14 0 22"
      />
    </>
  ),
  mail: (
    <>
      <path className="fill-accent-soft" d="M28 32h104v56H28z" />
      <path className="fill-shine" d="m28 32 52 34 52-34z" />
      <path
        className="stroke-ink"
        {...ink}
        d="M28 32h104v56H28zM28 32l52 34 52-34M28 88l36-32M132 88 96 56"
      />
    </>
  ),
} satisfies Record<string, ReactNode>

export type DrawingName = keyof typeof drawings

/** One of the drawings; it says nothing that the words beside it do not. */
export function Drawing({ name, className }: { name: DrawingName; className?: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 160 112" className={className}>
      {drawings[name]}
    </svg>
  )
}
