import { Link } from '@remix-run/react'
import { Lock, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Badge } from '#app/components/badge.tsx'
import { Card } from '#app/components/page-header.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import type { PlanPage } from './plan-page.server.ts'

type Props = {
  booth: PlanPage['floor']['booths'][number]
  page: PlanPage
  linkTo: (applicationId: string) => string
  closeTo: string
}

/** One booth on the plan: what it offers and who stands in it. */
export function BoothPanel({ booth, page, linkTo, closeTo }: Props) {
  const { t } = useTranslation(['booths', 'common'])
  const f = useFormat()
  const members = page.applications.filter((row) => row.boothId === booth.id)
  const zone = page.floor.zones.find((row) => row.id === booth.zoneId)
  const tables = members.reduce((sum, row) => sum + row.tables, 0)
  const watts = members.reduce((sum, row) => sum + row.powerWatts, 0)
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
          to={closeTo}
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
      </div>
      {members.length === 0 ? (
        <p className="mt-4 text-ink-soft">{t('booths:plan.boothEmpty')}</p>
      ) : (
        <ul className="mt-4 divide-y divide-line border-y border-line">
          {members.map((member) => (
            <li key={member.id}>
              <Link
                to={linkTo(member.id)}
                preventScrollReset
                className="flex min-h-11 items-center justify-between gap-3 py-2 hover:underline"
              >
                <span className="min-w-0 break-words">
                  {member.name}
                  {member.locked ? (
                    <Lock
                      aria-label={t('booths:plan.locked')}
                      className="ml-1.5 inline size-4 text-ink-soft"
                    />
                  ) : null}
                </span>
                <span className="figures shrink-0 text-sm text-ink-soft">
                  {t('booths:tables', { count: member.tables })}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
