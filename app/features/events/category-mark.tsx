import { clsx } from 'clsx'
import type { ProductCategory } from '#db/types.ts'

const line = {
  fill: 'none',
  strokeWidth: 2.5,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const

/** Grounds that stay readable in both themes, one for each kind of goods. */
const looks: Record<ProductCategory, { ground: string; stroke: string; path: string }> = {
  kerajinan: {
    ground: 'fill-zone-2',
    stroke: 'stroke-zone-edge-2',
    path: 'M16 28h32l-4 20H20zM16 28c0-20 32-20 32 0M20 36h24M19 42h26M26 28l2 20M38 28l-2 20',
  },
  tekstil: {
    ground: 'fill-zone-1',
    stroke: 'stroke-zone-edge-1',
    path: 'M16 14h32v34H16zM16 22h32M16 40h32M32 25l6 6-6 6-6-6zM20 48v4M28 48v4M36 48v4M44 48v4',
  },
  fesyen: {
    ground: 'fill-zone-5',
    stroke: 'stroke-zone-edge-5',
    path: 'M25 14 12 22l5 9 5-3v22h20V28l5 3 5-9-13-8c-2 6-12 6-14 0z',
  },
  mebel: {
    ground: 'fill-zone-8',
    stroke: 'stroke-zone-edge-8',
    path: 'M20 12v24h24V12M20 20h24M20 28h24M16 36h32v6H16zM20 42v10M44 42v10',
  },
  kuliner: {
    ground: 'fill-zone-4',
    stroke: 'stroke-zone-edge-4',
    path: 'M14 30h36c0 22-36 22-36 0zM24 24c-4-5 4-6 0-12M32 24c-4-5 4-6 0-12M40 24c-4-5 4-6 0-12M24 50h16',
  },
  pertanian: {
    ground: 'fill-zone-6',
    stroke: 'stroke-zone-edge-6',
    path: 'M32 52V26M32 34c-14 2-18-8-16-16 10 0 16 6 16 16zM32 40c12 2 17-6 16-14-9 0-16 5-16 14z',
  },
  seni: {
    ground: 'fill-zone-7',
    stroke: 'stroke-zone-edge-7',
    path: 'M14 14h36v30H14zM14 38l11-11 9 9 6-6 10 10M40 22a2 2 0 1 0 .1 0M24 44l-4 8M40 44l4 8',
  },
  jasa: {
    ground: 'fill-zone-3',
    stroke: 'stroke-zone-edge-3',
    path: 'M18 46 36 28M34 20a9 9 0 0 1 11-5l-5 6 3 4 6-4a9 9 0 0 1-12 10M20 18l8 8M38 38l9 9M16 14l6 2-3 4z',
  },
  lainnya: {
    ground: 'fill-zone-8',
    stroke: 'stroke-zone-edge-8',
    path: 'M32 12 50 22v20L32 52 14 42V22zM14 22l18 10 18-10M32 32v20',
  },
}

/** A small drawing for a kind of goods. Says nothing that the words beside it do not. */
export function CategoryMark({
  category,
  className,
}: {
  category: ProductCategory
  className?: string
}) {
  const { ground, stroke, path } = looks[category]
  return (
    <svg aria-hidden="true" viewBox="0 0 64 64" className={clsx('block', className)}>
      <path className={ground} d="M0 0h64v64H0z" />
      <path className={stroke} {...line} d={path} />
    </svg>
  )
}
