import { Link, useSearchParams } from '@remix-run/react'
import { Lock, LockOpen, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Badge } from '#app/components/badge.tsx'
import { SubmitButton } from '#app/components/button.tsx'
import { Card } from '#app/components/page-header.tsx'
import { withParam } from '#app/components/with-param.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import type { BoardData } from './board-data.server.ts'
import { type BeginDrag, BoardRow } from './board-list.tsx'
import { PlanStepButton } from './plan-step-button.tsx'
import { useBoard } from './use-board.tsx'

/** One booth on the board: what it offers, who stands in it, and its lock. */
export function BoothPanel({
  booth,
  beginDrag,
}: {
  booth: BoardData['floor']['booths'][number]
  beginDrag: BeginDrag
}) {
  const { t } = useTranslation(['booths', 'common', 'plans'])
  const f = useFormat()
  const [params] = useSearchParams()
  const { membersOf, data, state, editable } = useBoard()
  const members = membersOf.get(booth.id) ?? []
  const zone = data.floor.zones.find((row) => row.id === booth.zoneId)
  const tables = members.reduce((sum, row) => sum + row.tables, 0)
  const watts = members.reduce((sum, row) => sum + row.powerWatts, 0)
  const locked = state.lockedBooths.includes(booth.id)
  return (
    <Card>
      <div className="flex items-start justify-between gap-3">
        <div>
          <h2 className="text-lg font-bold tracking-tight">
            {t('booths:booth', { code: booth.code })}
          </h2>
          <p className="text-sm text-ink-soft">{zone?.name}</p>
        </div>
        <Link
          to={withParam(`?${params}`, 'stan', null)}
          preventScrollReset
          aria-label={t('common:close')}
          className="-mt-1.5 -mr-1.5 inline-flex size-10 shrink-0 items-center justify-center rounded-control hover:bg-sunken"
        >
          <X aria-hidden="true" className="size-5" />
        </Link>
      </div>
      <div className="mt-3 flex flex-wrap gap-1.5">
        <Badge tone={tables >= booth.capacity ? 'warn' : 'good'}>
          {t('booths:load', { taken: f.number(tables), capacity: f.number(booth.capacity) })}
        </Badge>
        <Badge tone={watts > booth.powerWatts ? 'bad' : 'neutral'}>
          {t('booths:powerLoad', { taken: f.number(watts), capacity: f.number(booth.powerWatts) })}
        </Badge>
        {booth.hasWater ? <Badge>{t('booths:water')}</Badge> : null}
        {booth.cookingAllowed ? <Badge>{t('booths:cooking')}</Badge> : null}
        {booth.hasColdStorage ? <Badge>{t('plans:coldStorage')}</Badge> : null}
      </div>
      {members.length === 0 ? (
        <p className="mt-4 text-ink-soft">{t('booths:plan.boothEmpty')}</p>
      ) : (
        <ul className="mt-4 divide-y divide-line border-y border-line">
          {members.map((member) => (
            <BoardRow key={member.id} application={member} beginDrag={beginDrag} />
          ))}
        </ul>
      )}
      {editable ? (
        <div className="mt-3">
          <PlanStepButton step={{ kind: 'lock', target: 'booth', id: booth.id, locked: !locked }}>
            <SubmitButton variant="secondary" size="sm" icon={locked ? <LockOpen /> : <Lock />}>
              {locked ? t('plans:panel.unlockBooth') : t('plans:panel.lockBooth')}
            </SubmitButton>
          </PlanStepButton>
        </div>
      ) : null}
    </Card>
  )
}
