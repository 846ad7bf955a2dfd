import { Form, Link, useSearchParams } from '@remix-run/react'
import { Lock, LockOpen } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge } from '#app/components/badge.tsx'
import { Button, SubmitButton } from '#app/components/button.tsx'
import { plainField } from '#app/components/field-frame.tsx'
import { SearchField, SelectField } from '#app/components/fields.tsx'
import { Pagination } from '#app/components/pagination.tsx'
import { type Column, Table } from '#app/components/table.tsx'
import { withParam } from '#app/components/with-param.ts'
import { evaluateMove } from '#app/features/booths/allocation/moves.ts'
import { useEffectText } from '../reasons/effect-text.tsx'
import type { BoardApplication } from './board-data.server.ts'
import { type BoardFilter, boardFilters, matchesFilter, searchFor } from './board-filter.ts'
import { PlanStepButton } from './plan-step-button.tsx'
import { useBoard } from './use-board.tsx'

const PAGE = 40

/** The plan as a table: one line an application, its booth typed by code. Works without script too. */
export function BoardTable() {
  const { t } = useTranslation(['plans', 'booths', 'common'])
  const board = useBoard()
  const [params] = useSearchParams()
  const search = params.get('q') ?? ''
  const kanwil = params.get('kanwil') ?? ''
  const filter: BoardFilter = boardFilters.find((name) => name === params.get('saring')) ?? 'all'
  const { applications, floor } = board.data
  const codes = [...new Set(applications.flatMap((row) => row.kanwilCode ?? []))].sort()
  const isFound = searchFor(search)
  const found = applications.filter(
    (row) =>
      matchesFilter(board, row, filter) &&
      (kanwil === '' || row.kanwilCode === kanwil) &&
      isFound(row),
  )
  const pageCount = Math.max(1, Math.ceil(found.length / PAGE))
  const page = Math.min(pageCount, Math.max(1, Number(params.get('halaman')) || 1))
  const columns: Column<BoardApplication>[] = [
    {
      key: 'name',
      header: t('plans:table.exhibitor'),
      primary: true,
      cell: (row) => (
        <Link
          to={withParam(withParam(`?${params}`, 'tampilan', null), 'pilih', row.id)}
          className="hover:underline"
        >
          {row.name}
        </Link>
      ),
    },
    { key: 'kanwil', header: t('plans:table.kanwil'), cell: (row) => row.kanwilCode ?? '–' },
    { key: 'tables', header: t('plans:table.tables'), numeric: true, cell: (row) => row.tables },
    {
      key: 'wishes',
      header: t('plans:table.wishes'),
      cell: (row) =>
        row.wishes
          .flatMap((id) => floor.zones.find((zone) => zone.id === id)?.code ?? [])
          .join(', ') || '–',
    },
    {
      key: 'booth',
      header: t('plans:table.booth'),
      cell: (row) => <BoothCell application={row} />,
    },
    { key: 'lock', header: t('plans:table.lock'), cell: (row) => <LockCell application={row} /> },
  ]
  return (
    <div className="mt-4 space-y-4">
      <Form method="get" className="flex flex-wrap items-end gap-3" preventScrollReset>
        <input type="hidden" name="rencana" value={board.plan.number} />
        <input type="hidden" name="tampilan" value="tabel" />
        <SearchField
          className="min-w-56 grow"
          field={plainField('q', { defaultValue: search })}
          label={t('plans:list.search')}
        />
        <SelectField
          field={plainField('saring', { defaultValue: filter })}
          label={t('plans:list.filter')}
          options={boardFilters.map((name) => ({ value: name, label: t(`plans:filter.${name}`) }))}
        />
        <SelectField
          field={plainField('kanwil', { defaultValue: kanwil })}
          label={t('plans:list.kanwil')}
          options={[
            { value: '', label: t('plans:list.everyKanwil') },
            ...codes.map((code) => ({ value: code, label: t('plans:kanwil', { code }) })),
          ]}
        />
        <Button type="submit" variant="secondary">
          {t('plans:list.find')}
        </Button>
      </Form>
      <datalist id="booth-codes">
        {floor.booths.map((booth) => (
          <option key={booth.id} value={booth.code} />
        ))}
      </datalist>
      {kanwil ? <KanwilLine code={kanwil} /> : null}
      <Table
        caption={t('plans:table.caption', { number: board.plan.number })}
        rows={found.slice((page - 1) * PAGE, page * PAGE)}
        rowKey={(row) => row.id}
        columns={columns}
        empty={<p className="py-8 text-center text-ink-soft">{t('plans:list.noneFound')}</p>}
      />
      <Pagination page={page} pageCount={pageCount} />
    </div>
  )
}

/** The booth of one application, to be typed over; empty takes it out. */
function BoothCell({ application }: { application: BoardApplication }) {
  const { places, codeOf, editable, lockOf } = useBoard()
  const boothId = places.get(application.id)
  const code = boothId === undefined ? '' : (codeOf.get(boothId) ?? '')
  const { t } = useTranslation(['plans'])
  if (!editable || lockOf(application) !== undefined)
    return code || <span className="text-ink-soft">{t('plans:list.nowhere')}</span>
  return <BoothInput key={code} application={application} code={code} />
}

function BoothInput({ application, code }: { application: BoardApplication; code: string }) {
  const { t } = useTranslation(['plans'])
  const id = useId()
  const { plan, data, worth, perform, state } = useBoard()
  const { effectText } = useEffectText()
  const [typed, setTyped] = useState(code)
  const wanted = typed.trim().toUpperCase()
  const booth = data.floor.booths.find((row) => row.code === wanted)
  const gesture = booth
    ? ({ kind: 'place', applicationId: application.id, boothId: booth.id } as const)
    : wanted === ''
      ? ({ kind: 'take-out', applicationId: application.id } as const)
      : undefined
  const effect = gesture && wanted !== code ? evaluateMove(worth.scored, gesture) : null
  const locked = booth !== undefined && state.lockedBooths.includes(booth.id)
  const hint =
    wanted === code
      ? ''
      : gesture === undefined
        ? t('plans:table.noSuchBooth')
        : locked
          ? t('plans:why.boothLocked')
          : effect
            ? effectText(effect)
            : ''
  return (
    <Form
      method="post"
      className="min-w-44"
      onSubmit={(event) => {
        event.preventDefault()
        if (gesture && !locked && effect && effect.broken.length === 0) perform(gesture)
      }}
    >
      <input type="hidden" name="intent" value="assign" />
      <input type="hidden" name="planId" value={plan.id} />
      <input type="hidden" name="applicationId" value={application.id} />
      <div className="flex gap-1.5">
        <input
          name="boothCode"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          list="booth-codes"
          autoComplete="off"
          aria-label={t('plans:table.boothOf', { exhibitor: application.name })}
          aria-describedby={hint ? id : undefined}
          className="min-h-9 w-24 rounded-control border border-line-strong bg-surface px-2 uppercase"
        />
        <Button type="submit" size="sm" variant={hint ? 'primary' : 'secondary'}>
          {t('plans:table.save')}
        </Button>
      </div>
      {hint ? (
        <p id={id} role="status" className="mt-1 max-w-72 text-sm text-ink-soft">
          {hint}
        </p>
      ) : null}
    </Form>
  )
}

function LockCell({ application }: { application: BoardApplication }) {
  const { t } = useTranslation(['plans', 'booths'])
  const { editable, lockOf, places, state } = useBoard()
  const lock = lockOf(application)
  if (!places.has(application.id)) return <span className="text-ink-soft">–</span>
  if (!editable || (lock !== undefined && lock !== 'placement'))
    return lock ? <Badge>{t(`plans:lockedBy.${lock}`)}</Badge> : '–'
  const locked = state.locked.includes(application.id)
  return (
    <PlanStepButton
      step={{ kind: 'lock', target: 'placement', id: application.id, locked: !locked }}
    >
      <SubmitButton
        variant="quiet"
        size="sm"
        icon={locked ? <LockOpen /> : <Lock />}
        aria-label={t(locked ? 'plans:table.unlockOf' : 'plans:table.lockOf', {
          exhibitor: application.name,
        })}
      >
        {locked ? t('booths:plan.unlock') : t('booths:plan.lock')}
      </SubmitButton>
    </PlanStepButton>
  )
}

function KanwilLine({ code }: { code: string }) {
  const { t } = useTranslation(['plans'])
  const { editable, state } = useBoard()
  const locked = state.lockedKanwil.includes(code)
  if (!editable) return null
  return (
    <PlanStepButton step={{ kind: 'lock', target: 'kanwil', id: code, locked: !locked }}>
      <SubmitButton variant="secondary" size="sm" icon={locked ? <LockOpen /> : <Lock />}>
        {locked ? t('plans:panel.unlockKanwil', { code }) : t('plans:panel.lockKanwil', { code })}
      </SubmitButton>
    </PlanStepButton>
  )
}
