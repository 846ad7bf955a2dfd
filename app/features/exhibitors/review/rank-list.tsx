import { useFetcher } from '@remix-run/react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormErrors } from '#app/components/form.tsx'
import { useDrag } from '#app/components/use-drag.ts'
import type { FormReply } from '#app/lib/replies.server.ts'
import { rankAfter } from './rank-order.ts'
import { type Mover, RankRow } from './rank-row.tsx'
import type { RegionApplication } from './region.server.ts'

type Props = {
  applications: ReadonlyArray<RegionApplication>
  detailPath: (applicationId: string) => string
  /** A tick box for what can be decided; it names its form. */
  choose: (application: RegionApplication) => ReactNode
}

/** A Kanwil's applications in its own order: dragged, moved by buttons, or sent to a place by its number. */
export function RankList({ applications, detailPath, choose }: Props) {
  const { t } = useTranslation(['exhibitors'])
  const fetcher = useFetcher<FormReply>()
  const list = useRef<HTMLOListElement>(null)
  const [moved, setMoved] = useState<{ id: string; by: 'up' | 'down' | 'to' }>()
  // A move that was refused, or that found no connection, is not shown as done while the page is loaded anew.
  const unreached = fetcher.data === null
  const refused = fetcher.state !== 'submitting' && (unreached || fetcher.data?.error !== undefined)
  const rows = useOrder(applications, refused ? undefined : fetcher.formData)
  const ranked = rows.filter((row) => row.status !== 'declined')
  const move: Mover = (applicationId, to) => {
    setMoved({ id: applicationId, by: typeof to === 'string' ? to : 'to' })
    fetcher.submit(
      typeof to === 'string'
        ? { intent: to, applicationId }
        : { intent: 'to', applicationId, to: to.to },
      { method: 'post' },
    )
  }
  const [over, setOver] = useState<string | null>(null)
  const rowOf = (id: string) => list.current?.querySelector<HTMLElement>(`[data-row="${id}"]`)
  const drag = useDrag({
    // Set by script, which the page's policy allows; an attribute it would not.
    onCarry: (id, { downPx }) =>
      rowOf(id)?.style.setProperty('translate', `0 ${Math.round(downPx)}px`),
    onOver: setOver,
    onDrop: (id, target) => {
      rowOf(id)?.style.removeProperty('translate')
      setOver(null)
      const to = ranked.findIndex((row) => row.id === target)
      if (to !== -1 && target !== id) move(id, { to: to + 1 })
    },
  })
  const order = rows.map((row) => row.id).join()
  // A row that changes places loses the focus: whoever moves by keyboard goes on where they were.
  useEffect(() => {
    if (!moved || order === '' || document.activeElement !== document.body) return
    list.current
      ?.querySelector<HTMLElement>(`[data-row="${moved.id}"] [data-move="${moved.by}"]`)
      ?.focus()
  }, [moved, order])
  const movedRow = rows.find((row) => row.id === moved?.id)
  return (
    <>
      <FormErrors id="rank-refused" errors={fetcher.data?.error?.['']} />
      <p aria-live="polite" className="sr-only">
        {movedRow && !refused
          ? t('exhibitors:region.movedTo', {
              exhibitor: movedRow.name,
              rank: rows.indexOf(movedRow) + 1,
              of: ranked.length,
            })
          : ''}
      </p>
      <ol ref={list} className="rounded-card border border-line bg-surface shadow-card">
        {rows.map((row, index) => (
          <RankRow
            key={row.id}
            row={row}
            place={index + 1}
            last={index + 1 === ranked.length}
            to={detailPath(row.id)}
            move={move}
            beginDrag={drag.begin}
            carried={drag.dragging === row.id}
            takes={drag.dragging !== null && drag.dragging !== row.id && over === row.id}
          >
            {choose(row)}
          </RankRow>
        ))}
      </ol>
    </>
  )
}

/** The order as it will be once the move under way is stored. */
function useOrder(
  applications: ReadonlyArray<RegionApplication>,
  sent: FormData | undefined,
): ReadonlyArray<RegionApplication> {
  const id = sent?.get('applicationId')
  const intent = sent?.get('intent')
  if (typeof id !== 'string') return applications
  const running = applications.filter((row) => row.status !== 'declined')
  const byId = new Map(running.map((row) => [row.id, row]))
  const move = intent === 'up' || intent === 'down' ? intent : { to: Number(sent?.get('to')) }
  return [
    ...rankAfter([...byId.keys()], id, move).flatMap((key) => byId.get(key) ?? []),
    ...applications.filter((row) => row.status === 'declined'),
  ]
}
