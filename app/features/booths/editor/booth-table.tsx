import { clsx } from 'clsx'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/button.tsx'
import { controlClass } from '#app/components/field-frame.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import { refusedOf, useSteadyOrder } from './booth-table-data.ts'
import { goOn } from './booth-table-keys.ts'
import { type BoothChange, BoothTableRow, checkColumns, figureColumns } from './booth-table-row.tsx'
import { useEditor } from './editor.ts'
import type { GroundRefusal } from './ground-store.ts'

/** As many rows stay quick to type in. */
const ROWS = 50

type BoothTableProps = {
  refusals: ReadonlyArray<GroundRefusal>
  onDismiss: (id: string) => void
}

/**
 * All booths as rows to type in, in place of the drawing. Each field goes the way of a gesture: seen at once, sent soon, kept
 * without a connection, shared with who else has the ground open, and taken back by undo.
 */
export function BoothTable({ refusals, onDismiss }: BoothTableProps) {
  const editor = useEditor()
  const { doc, mayEdit, selection } = editor
  const { t } = useTranslation('ground')
  const [zoneId, setZoneId] = useState('')
  const [search, setSearch] = useState('')
  const [wantedPage, setPage] = useState(1)

  const latest = useRef({ editor, refusals, onDismiss })
  latest.current = { editor, refusals, onDismiss }
  const change = useCallback((id: string, fields: BoothChange) => {
    const now = latest.current
    for (const refusal of now.refusals) {
      if (refusal.step.some((one) => one.op === 'patch' && 'id' in one && one.id === id)) {
        now.onDismiss(refusal.id)
      }
    }
    now.editor.commit([{ op: 'patch', kind: 'booth', id, fields }])
  }, [])
  const isTaken = useCallback(
    (code: string, id: string) =>
      [...latest.current.editor.doc.booth.values()].some(
        (row) => row.code === code && row.id !== id,
      ),
    [],
  )
  const toggle = useCallback((id: string) => latest.current.editor.toggle(id), [])

  const booths = useSteadyOrder(doc)
  const zones = useMemo(
    () =>
      [...doc.zone.values()].map(({ id, code, name }) => ({
        value: id,
        label: `${code} · ${name}`,
      })),
    [doc.zone],
  )
  const refused = useMemo(() => refusedOf(refusals), [refusals])
  const wanted = search.trim().toUpperCase()
  const found = booths.filter(
    (booth) => (zoneId === '' || booth.zoneId === zoneId) && booth.code.includes(wanted),
  )
  const pageCount = Math.max(1, Math.ceil(found.length / ROWS))
  const page = Math.min(wantedPage, pageCount)
  const shown = found.slice((page - 1) * ROWS, page * ROWS)
  const small = clsx(controlClass, 'min-h-10! w-auto! py-1.5! text-[0.9375rem]!')
  return (
    <section
      aria-label={t('table.label')}
      className={clsx(
        'absolute inset-0 flex flex-col bg-surface',
        selection.size > 0 && 'max-lg:pb-13',
      )}
    >
      <div className="flex shrink-0 flex-wrap items-center gap-2 border-b border-line p-2">
        <input
          type="search"
          aria-label={t('table.search')}
          placeholder={t('table.search')}
          value={search}
          onChange={({ target }) => setSearch(target.value)}
          className={clsx(small, 'min-w-28 flex-1 sm:max-w-64')}
        />
        <select
          aria-label={t('table.zone')}
          value={zoneId}
          onChange={({ target }) => setZoneId(target.value)}
          className={clsx(small, 'max-w-36 sm:max-w-48')}
        >
          <option value="">{t('table.anyZone')}</option>
          {zones.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        {mayEdit ? (
          <p className="grow text-sm text-ink-soft max-lg:hidden">{t('table.help')}</p>
        ) : null}
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter goes on for all the fields inside */}
      <div className="min-h-0 grow overflow-auto" onKeyDown={goOn}>
        <table className="border-separate border-spacing-0 text-[0.9375rem]">
          <thead className="text-left text-[0.8125rem]">
            <tr>
              <th scope="col" className={clsx(headClass, 'left-0 z-3 pl-10')}>
                {t('field.code')}
              </th>
              <th scope="col" className={headClass}>
                {t('field.zone')}
              </th>
              {figureColumns.map(({ field, label }) => (
                <th key={field} scope="col" className={headClass}>
                  {t(`field.${label}`)}
                </th>
              ))}
              {checkColumns.map((field) => (
                <th
                  key={field}
                  scope="col"
                  className={clsx(headClass, 'min-w-24 leading-tight px-3')}
                >
                  {t(`field.${field}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((booth) => (
              <BoothTableRow
                key={booth.id}
                booth={booth}
                zones={zones}
                selected={selection.has(booth.id)}
                mayEdit={mayEdit}
                refused={refused.get(booth.id)}
                change={change}
                isTaken={isTaken}
                toggle={toggle}
              />
            ))}
          </tbody>
        </table>
        {found.length === 0 ? <p className="p-4 text-ink-soft">{t('table.none')}</p> : null}
      </div>
      <TablePages page={page} pageCount={pageCount} onPage={setPage} />
    </section>
  )
}

type TablePagesProps = { page: number; pageCount: number; onPage: (page: number) => void }

function TablePages({ page, pageCount, onPage }: TablePagesProps) {
  const { t } = useTranslation('common')
  const f = useFormat()
  if (pageCount === 1) return null
  return (
    <div className="flex shrink-0 items-center justify-between gap-2 border-t border-line p-2">
      <Button size="sm" variant="secondary" disabled={page === 1} onClick={() => onPage(page - 1)}>
        {t('pagination.previous')}
      </Button>
      <p className="figures text-sm text-ink-soft">
        {t('pagination.position', {
          page: f.number(page),
          pageCount: f.number(pageCount),
        })}
      </p>
      <Button
        size="sm"
        variant="secondary"
        disabled={page === pageCount}
        onClick={() => onPage(page + 1)}
      >
        {t('pagination.next')}
      </Button>
    </div>
  )
}

const headClass = 'sticky top-0 z-2 border-b border-line bg-sunken px-1.5 py-2 font-semibold'
