import { Link } from '@remix-run/react'
import { clsx } from 'clsx'
import { ArrowDown, ArrowUp, GripVertical } from 'lucide-react'
import type { PointerEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { buttonClass } from '#app/components/button.tsx'
import { ApplicationBadge } from '../applications/application-badge.tsx'
import { knownCategories } from '../catalogue/categories.ts'
import type { RankMove } from './rank-order.ts'
import type { RegionApplication } from './region.server.ts'

/** Moves an application to another place. */
export type Mover = (applicationId: string, move: RankMove) => void

type RowProps = {
  row: RegionApplication
  place: number
  last: boolean
  to: string
  move: Mover
  beginDrag: (event: PointerEvent, applicationId: string) => void
  /** Whether it is being dragged, and whether what is dragged would take its place. */
  carried: boolean
  takes: boolean
  children: ReactNode
}

/** One application in its Kanwil's order: handle, number, tick box, facts, and buttons up and down. */
export function RankRow(props: RowProps) {
  const { row, place, last, to, move, beginDrag, carried, takes, children } = props
  const { t } = useTranslation(['exhibitors'])
  const declined = row.status === 'declined'
  return (
    <li
      data-row={row.id}
      data-drop={row.id}
      className={clsx(
        'flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-3 py-3 last:border-b-0 sm:px-4',
        takes && 'bg-accent-soft',
        // The pointer reaches through it to the row whose place it would take.
        carried &&
          'pointer-events-none relative z-10 bg-surface shadow-[0_6px_20px_rgb(0_0_0/0.18)]',
      )}
    >
      {declined ? (
        <span className="w-12 text-center text-ink-soft">–</span>
      ) : (
        <Place row={row} place={place} move={move} beginDrag={beginDrag} />
      )}
      {children}
      <div className="min-w-40 grow basis-40">
        <Link to={to} className="font-semibold break-words underline-offset-4 hover:underline">
          {row.name}
        </Link>
        <p className="text-sm text-ink-soft">
          {[
            t('exhibitors:home.tables', { count: row.tables }),
            ...knownCategories(row.categories).map((name) => t(`exhibitors:category.${name}`)),
          ].join(' · ')}
          {row.kanwilRank === null && !declined ? ` · ${t('exhibitors:region.unranked')}` : ''}
        </p>
      </div>
      <ApplicationBadge status={row.status} />
      {declined ? null : (
        <div className="ml-auto flex">
          <Step row={row} by="up" stuck={place === 1} move={move} />
          <Step row={row} by="down" stuck={last} move={move} />
        </div>
      )}
    </li>
  )
}

/** The handle to drag by, and the number that can be typed over. */
function Place({
  row,
  place,
  move,
  beginDrag,
}: Pick<RowProps, 'row' | 'place' | 'move' | 'beginDrag'>) {
  const { t } = useTranslation(['exhibitors'])
  return (
    <form
      method="post"
      className="flex items-center gap-1"
      onSubmit={(event) => {
        event.preventDefault()
        const to = Number(new FormData(event.currentTarget).get('to'))
        if (Number.isInteger(to) && to >= 1 && to !== place) move(row.id, { to })
      }}
    >
      <span
        aria-hidden="true"
        data-handle=""
        onPointerDown={(event) => beginDrag(event, row.id)}
        className="hidden cursor-grab touch-none p-1.5 text-ink-soft select-none hover:text-ink sm:block"
      >
        <GripVertical className="size-5" />
      </span>
      <input type="hidden" name="intent" value="to" />
      <input type="hidden" name="applicationId" value={row.id} />
      <input
        key={place}
        name="to"
        type="number"
        min="1"
        inputMode="numeric"
        defaultValue={place}
        data-move="to"
        aria-label={t('exhibitors:region.placeOf', { exhibitor: row.name })}
        className="figures min-h-11 w-12 [appearance:textfield] rounded-control border border-line-strong bg-surface text-center text-lg font-bold"
      />
    </form>
  )
}

function Step({
  row,
  by,
  stuck,
  move,
}: {
  row: RegionApplication
  by: 'up' | 'down'
  stuck: boolean
  move: Mover
}) {
  const { t } = useTranslation(['exhibitors'])
  return (
    <form
      method="post"
      onSubmit={(event) => {
        event.preventDefault()
        if (!stuck) move(row.id, by)
      }}
    >
      <input type="hidden" name="intent" value={by} />
      <input type="hidden" name="applicationId" value={row.id} />
      <button
        type="submit"
        data-move={by}
        aria-disabled={stuck || undefined}
        aria-label={t(`exhibitors:region.move.${by}`, { exhibitor: row.name })}
        className={clsx(buttonClass('quiet'), 'aspect-square px-0!')}
      >
        {by === 'up' ? <ArrowUp aria-hidden="true" /> : <ArrowDown aria-hidden="true" />}
      </button>
    </form>
  )
}
