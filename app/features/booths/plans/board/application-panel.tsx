import { Link, useSearchParams } from '@remix-run/react'
import { Hand, Hourglass, Lock, LockOpen, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Badge } from '#app/components/badge.tsx'
import { Button, SubmitButton } from '#app/components/button.tsx'
import { Card } from '#app/components/page-header.tsx'
import { withParam } from '#app/components/with-param.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { movesOf } from '../reasons/effects.ts'
import type { BoardApplication } from './board-data.server.ts'
import { PlanStepButton } from './plan-step-button.tsx'
import { useBoard } from './use-board.tsx'
import { WhyHere } from './why-here.tsx'
import { WhyThere } from './why-there.tsx'

/** One application on the board: what it needs, why it stands there, why not elsewhere, and how to move it. */
export function ApplicationPanel({
  application,
  targetBoothId,
  onWait,
}: {
  application: BoardApplication
  /** The booth that was pressed on the map, asked about first. */
  targetBoothId: string | undefined
  onWait: () => void
}) {
  const { t } = useTranslation(['plans', 'common', 'booths'])
  const [params] = useSearchParams()
  const { places, codeOf } = useBoard()
  const boothId = places.get(application.id)
  return (
    <Card>
      <div className="flex items-start justify-between gap-3">
        <h2 className="text-lg font-bold tracking-tight break-words">{application.name}</h2>
        <Link
          to={withParam(`?${params}`, 'pilih', null)}
          preventScrollReset
          aria-label={t('common:close')}
          className="-mt-1.5 -mr-1.5 inline-flex size-10 shrink-0 items-center justify-center rounded-control hover:bg-sunken"
        >
          <X aria-hidden="true" className="size-5" />
        </Link>
      </div>
      <Needs application={application} />
      <p className="mt-4 font-semibold">
        {boothId === undefined
          ? t('booths:plan.notPlaced')
          : t('booths:plan.standsIn', { booth: codeOf.get(boothId) })}
      </p>
      <WhyHere application={application} />
      <Steps application={application} onWait={onWait} />
      <WhyThere application={application} firstBoothId={targetBoothId} />
    </Card>
  )
}

function Needs({ application }: { application: BoardApplication }) {
  const { t } = useTranslation(['plans', 'booths', 'exhibitors'])
  const f = useFormat()
  const { data } = useBoard()
  const wishes = application.wishes.flatMap(
    (id) => data.floor.zones.find((zone) => zone.id === id)?.code ?? [],
  )
  return (
    <>
      <div className="mt-2 flex flex-wrap gap-1.5">
        {application.status === 'waiting_list' ? (
          <Badge tone="warn">{t('plans:list.waiting')}</Badge>
        ) : null}
        <Badge tone="neutral">{t('booths:tables', { count: application.tables })}</Badge>
        {application.kanwilCode ? (
          <Badge>{t('booths:plan.kanwil', { code: application.kanwilCode })}</Badge>
        ) : null}
        {application.powerWatts > 0 ? (
          <Badge>{t('booths:watts', { watts: f.number(application.powerWatts) })}</Badge>
        ) : null}
        {application.needsWater ? <Badge>{t('booths:water')}</Badge> : null}
        {application.needsCooking ? <Badge>{t('booths:cooking')}</Badge> : null}
        {application.needsColdStorage ? <Badge>{t('plans:coldStorage')}</Badge> : null}
        <Badge>{t('booths:plan.score', { score: f.number(application.priorityScore) })}</Badge>
      </div>
      {wishes.length > 0 ? (
        <p className="mt-2 text-sm text-ink-soft">
          {t('plans:panel.wishes', { zones: wishes.join(', ') })}
        </p>
      ) : null}
    </>
  )
}

function Steps({ application, onWait }: { application: BoardApplication; onWait: () => void }) {
  const { t } = useTranslation(['plans', 'booths'])
  const board = useBoard()
  const { editable, mayDecide, lockOf, places, state, carry } = board
  if (!editable) return null
  const lock = lockOf(application)
  const placed = places.has(application.id)
  const locked = state.locked.includes(application.id)
  const waits = application.status === 'waiting_list'
  const out = movesOf(places, { kind: 'take-out', applicationId: application.id })
  return (
    <div className="mt-4 space-y-3">
      {lock ? <p className="text-sm text-ink-soft">{t(`plans:panel.lockedBy.${lock}`)}</p> : null}
      <div className="flex flex-wrap gap-2">
        {lock ? null : (
          <Button
            variant="secondary"
            size="sm"
            icon={<Hand />}
            onClick={() => carry(application.id)}
          >
            {t('plans:panel.carry')}
          </Button>
        )}
        {placed ? (
          <PlanStepButton
            step={{ kind: 'lock', target: 'placement', id: application.id, locked: !locked }}
          >
            <SubmitButton variant="secondary" size="sm" icon={locked ? <LockOpen /> : <Lock />}>
              {locked ? t('booths:plan.unlock') : t('booths:plan.lock')}
            </SubmitButton>
          </PlanStepButton>
        ) : null}
        {placed && !lock ? (
          <PlanStepButton step={{ kind: 'moves', moves: out }}>
            <SubmitButton variant="secondary" size="sm">
              {t('booths:plan.remove')}
            </SubmitButton>
          </PlanStepButton>
        ) : null}
        {mayDecide && !waits && !lock ? (
          <Button variant="secondary" size="sm" icon={<Hourglass />} onClick={onWait}>
            {t('plans:board.wait')}
          </Button>
        ) : null}
      </div>
      <KanwilLock kanwilCode={application.kanwilCode} />
    </div>
  )
}

function KanwilLock({ kanwilCode }: { kanwilCode: string | null }) {
  const { t } = useTranslation(['plans'])
  const { state } = useBoard()
  if (kanwilCode === null) return null
  const locked = state.lockedKanwil.includes(kanwilCode)
  return (
    <PlanStepButton step={{ kind: 'lock', target: 'kanwil', id: kanwilCode, locked: !locked }}>
      <SubmitButton variant="quiet" size="sm" icon={locked ? <LockOpen /> : <Lock />}>
        {locked
          ? t('plans:panel.unlockKanwil', { code: kanwilCode })
          : t('plans:panel.lockKanwil', { code: kanwilCode })}
      </SubmitButton>
    </PlanStepButton>
  )
}
