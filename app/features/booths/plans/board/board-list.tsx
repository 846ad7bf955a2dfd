import { Link, useSearchParams } from '@remix-run/react'
import { clsx } from 'clsx'
import { GripVertical, Lock } from 'lucide-react'
import { type PointerEvent, useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/button.tsx'
import { plainField } from '#app/components/field-frame.tsx'
import { SearchField, SelectField } from '#app/components/fields.tsx'
import { Card } from '#app/components/page-header.tsx'
import { withParam } from '#app/components/with-param.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import type { BoardApplication } from './board-data.server.ts'
import { type BoardFilter, boardFilters, matchesFilter, searchFor } from './board-filter.ts'
import { dropName } from './drop-target.ts'
import { useHovered } from './hover.ts'
import { useBoard } from './use-board.tsx'

const PAGE = 60

export type BeginDrag = (event: PointerEvent, applicationId: string) => void

/** Everybody who may get a place, to be found, picked up and put down. */
export function BoardList({
  beginDrag,
  onSwap,
}: {
  beginDrag: BeginDrag
  onSwap: (applicationId: string) => void
}) {
  const { t } = useTranslation(['plans', 'common'])
  const f = useFormat()
  const board = useBoard()
  const [typed, setTyped] = useState('')
  // Typing goes on while thousands are looked through.
  const search = useDeferredValue(typed)
  const [filter, setFilter] = useState<BoardFilter>('unplaced')
  const [kanwil, setKanwil] = useState('')
  const [shown, setShown] = useState(PAGE)
  const { applications } = board.data
  const codes = useMemo(
    () => [...new Set(applications.flatMap((row) => row.kanwilCode ?? []))].sort(),
    [applications],
  )
  const counts = useMemo(
    () =>
      new Map(
        boardFilters.map((name) => [
          name,
          applications.filter((row) => matchesFilter(board, row, name)).length,
        ]),
      ),
    [applications, board],
  )
  const isFound = searchFor(search)
  const found = applications.filter(
    (row) =>
      // A search looks everywhere: who is looked for may stand anywhere.
      (search.trim() !== '' || matchesFilter(board, row, filter)) &&
      (kanwil === '' || row.kanwilCode === kanwil) &&
      isFound(row),
  )
  return (
    <Card>
      <h2 className="text-lg font-bold tracking-tight">{t('plans:list.title')}</h2>
      <div className="mt-3 grid gap-2 sm:max-lg:grid-cols-2">
        <SearchField
          className="sm:max-lg:col-span-2"
          field={plainField('board-search')}
          label={t('plans:list.search')}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setShown(PAGE)
          }}
        />
        <SelectField
          hideLabel
          field={plainField('board-filter')}
          label={t('plans:list.filter')}
          value={filter}
          onChange={(event) => {
            const chosen = boardFilters.find((name) => name === event.currentTarget.value)
            if (chosen) setFilter(chosen)
            setShown(PAGE)
          }}
          options={boardFilters.map((name) => ({
            value: name,
            label: `${t(`plans:filter.${name}`)} (${f.number(counts.get(name) ?? 0)})`,
          }))}
        />
        <SelectField
          hideLabel
          field={plainField('board-kanwil')}
          label={t('plans:list.kanwil')}
          value={kanwil}
          onChange={(event) => {
            setKanwil(event.currentTarget.value)
            setShown(PAGE)
          }}
          options={[
            { value: '', label: t('plans:list.everyKanwil') },
            ...codes.map((code) => ({ value: code, label: t('plans:kanwil', { code }) })),
          ]}
        />
      </div>
      {found.length === 0 ? (
        <p className="mt-3 text-ink-soft">
          {applications.length === 0
            ? t('plans:list.nobody')
            : filter === 'unplaced' && search === '' && kanwil === ''
              ? t('plans:list.allPlaced')
              : t('plans:list.noneFound')}
        </p>
      ) : (
        <ul className="mt-3 max-h-[32rem] divide-y divide-line overflow-y-auto border-y border-line">
          {found.slice(0, shown).map((row) => (
            <BoardRow key={row.id} application={row} beginDrag={beginDrag} onSwap={onSwap} />
          ))}
        </ul>
      )}
      {found.length > shown ? (
        <Button variant="quiet" size="sm" className="mt-2" onClick={() => setShown(shown + PAGE)}>
          {t('plans:list.more', { count: found.length - shown })}
        </Button>
      ) : null}
    </Card>
  )
}

type RowProps = {
  application: BoardApplication
  beginDrag: BeginDrag
  onSwap?: (applicationId: string) => void
}

/** One application in a list: its handle picks it up, its name opens it, and what is carried can be put on it. */
export function BoardRow({ application, beginDrag, onSwap }: RowProps) {
  const { t } = useTranslation(['plans', 'booths', 'exhibitors'])
  const [params] = useSearchParams()
  const { editable, carried, carry, lockOf, places, codeOf, hover } = useBoard()
  const hovered = useHovered(
    hover,
    ({ over }) => over?.kind === 'application' && over.id === application.id,
  )
  const lock = lockOf(application)
  const boothId = places.get(application.id)
  const carries = carried?.id === application.id
  const takes = carried && !carries && boothId !== undefined && lock === undefined && onSwap
  return (
    <li
      data-drop={
        boothId === undefined ? undefined : dropName({ kind: 'application', id: application.id })
      }
      className={clsx(
        'flex items-center gap-1 py-1',
        hovered && 'bg-accent-soft',
        carries && 'bg-sunken',
      )}
    >
      {!editable ? null : lock ? (
        <span className="grid size-9 shrink-0 place-items-center text-ink-soft">
          <Lock aria-label={t(`plans:lockedBy.${lock}`)} className="size-4" />
        </span>
      ) : (
        <button
          type="button"
          id={`carry-${application.id}`}
          aria-pressed={carries}
          aria-label={t('plans:list.pickUp', { exhibitor: application.name })}
          onPointerDown={(event) => beginDrag(event, application.id)}
          onClick={() => carry(carries ? null : application.id)}
          className="grid size-9 shrink-0 cursor-grab touch-none place-items-center rounded-control text-ink-soft select-none hover:bg-sunken hover:text-ink active:cursor-grabbing"
        >
          <GripVertical aria-hidden="true" className="size-4.5" />
        </button>
      )}
      <Link
        to={withParam(withParam(`?${params}`, 'stan', null), 'pilih', application.id)}
        preventScrollReset
        draggable={false}
        onPointerDown={(event) => {
          if (editable && !lock && event.pointerType === 'mouse') beginDrag(event, application.id)
        }}
        className="min-w-0 grow py-1 hover:underline"
      >
        <span className="block truncate font-medium">{application.name}</span>
        <span className="figures block text-sm text-ink-soft">
          {[
            boothId === undefined
              ? application.status === 'waiting_list'
                ? t('plans:list.waiting')
                : t('plans:list.nowhere')
              : codeOf.get(boothId),
            t('booths:tables', { count: application.tables }),
            application.kanwilCode,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </Link>
      {takes ? (
        <Button variant="secondary" size="sm" onClick={() => onSwap(application.id)}>
          {t('plans:list.swapHere')}
        </Button>
      ) : null}
    </li>
  )
}
