import { Link } from '@remix-run/react'
import { clsx } from 'clsx'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/button.tsx'
import { ConfirmDialog } from '#app/components/dialog.tsx'
import { Card } from '#app/components/page-header.tsx'
import { ApplicationBadge } from '#app/features/exhibitors/applications/application-badge.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import { placeAnswersPath } from '#app/lib/paths.ts'
import { useReasonText } from '../plans/reasons/reason-text.tsx'
import type { FreeBooth, WaitingApplicant } from './answers-page.server.ts'

type Props = {
  event: { slug: string }
  free: ReadonlyArray<FreeBooth>
  chosen: FreeBooth | undefined
  waiting: ReadonlyArray<WaitingApplicant>
  mayGive: boolean
}

/** Booths with free tables, and for the chosen one everybody who waits, the best for the plan first. */
export function FreePlaces({ event, free, chosen, waiting, mayGive }: Props) {
  const { t } = useTranslation(['letters'])
  const givenUp = free.filter((booth) => booth.declinedBy.length > 0)
  const others = free.filter((booth) => booth.declinedBy.length === 0)
  return (
    <>
      {givenUp.length > 0 ? (
        <BoothLinks event={event} booths={givenUp} chosen={chosen} />
      ) : (
        <p className="text-ink-soft">{t('letters:free.noneGivenUp')}</p>
      )}
      {others.length > 0 ? (
        <details
          className="mt-3"
          open={chosen !== undefined && chosen.declinedBy.length === 0 ? true : undefined}
        >
          <summary className="cursor-pointer py-2 font-semibold text-link underline underline-offset-4">
            {t('letters:free.others', { count: others.length })}
          </summary>
          <div className="mt-2">
            <BoothLinks event={event} booths={others} chosen={chosen} />
          </div>
        </details>
      ) : null}
      {chosen ? <Candidates booth={chosen} waiting={waiting} mayGive={mayGive} /> : null}
    </>
  )
}

type LinksProps = Pick<Props, 'event' | 'chosen'> & { booths: ReadonlyArray<FreeBooth> }

function BoothLinks({ event, booths, chosen }: LinksProps) {
  const { t } = useTranslation(['letters'])
  return (
    <ul className="flex flex-wrap gap-2">
      {booths.map((booth) => (
        <li key={booth.id}>
          <Link
            to={`${placeAnswersPath(event, { stan: booth.code })}#tempat-kosong`}
            preventScrollReset
            aria-current={booth.id === chosen?.id ? 'true' : undefined}
            className={clsx(
              'flex min-h-11 flex-col justify-center rounded-control border px-3.5 py-1.5',
              booth.id === chosen?.id
                ? 'border-accent bg-accent-soft shadow-[inset_0_0_0_1px_var(--accent)]'
                : 'border-line-strong bg-surface hover:border-ink',
            )}
          >
            <span className="font-bold">
              {booth.code}{' '}
              <span className="figures text-sm font-medium text-ink-soft">
                {t('letters:free.tables', { count: booth.free })}
              </span>
            </span>
            {booth.declinedBy.length > 0 ? (
              <span className="text-sm text-warn">
                {t('letters:free.givenUp', { count: booth.declinedBy.length })}
              </span>
            ) : null}
          </Link>
        </li>
      ))}
    </ul>
  )
}

function Candidates({
  booth,
  waiting,
  mayGive,
}: {
  booth: FreeBooth
  waiting: ReadonlyArray<WaitingApplicant>
  mayGive: boolean
}) {
  const { t } = useTranslation(['letters'])
  const { ruleText } = useReasonText()
  const f = useFormat()
  const fitting = waiting.filter((row) => row.rules.length === 0)
  const kept = waiting.filter((row) => row.rules.length > 0)
  return (
    <Card className="mt-4">
      <h3 className="text-lg font-bold tracking-tight">
        {t('letters:free.for', { booth: booth.code, zone: booth.zoneName })}
      </h3>
      {booth.declinedBy.length > 0 ? (
        <p className="mt-1 text-sm text-ink-soft">
          {t('letters:free.givenUpBy', { names: f.list(booth.declinedBy) })}
        </p>
      ) : null}
      {fitting.length === 0 ? (
        <p className="mt-3">
          {waiting.length === 0 ? t('letters:free.nobodyWaits') : t('letters:free.nobodyFits')}
        </p>
      ) : (
        <ol className="mt-3 divide-y divide-line">
          {fitting.slice(0, 20).map((row, index) => (
            <Candidate key={row.id} row={row} rank={index + 1} booth={booth} mayGive={mayGive} />
          ))}
        </ol>
      )}
      {fitting.length > 20 ? (
        <p className="mt-3 text-sm text-ink-soft">
          {t('letters:free.more', { count: fitting.length - 20 })}
        </p>
      ) : null}
      {kept.length > 0 ? (
        <details className="mt-4">
          <summary className="cursor-pointer py-2 font-semibold text-link underline underline-offset-4">
            {t('letters:free.kept', { count: kept.length })}
          </summary>
          <ul className="mt-2 divide-y divide-line">
            {kept.slice(0, 100).map((row) => (
              <li key={row.id} className="py-2">
                <span className="font-medium">{row.name}</span>{' '}
                <span className="text-sm text-ink-soft">
                  {t('letters:place.tables', { count: row.tables })} ·{' '}
                  {f.list(row.rules.map(ruleText))}
                </span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </Card>
  )
}

type CandidateProps = { row: WaitingApplicant; rank: number; booth: FreeBooth; mayGive: boolean }

function Candidate({ row, rank, booth, mayGive }: CandidateProps) {
  const { t } = useTranslation(['letters'])
  const { reasonText } = useReasonText()
  const f = useFormat()
  return (
    <li className="flex flex-wrap items-center gap-x-6 gap-y-3 py-4">
      <div className="min-w-0 grow basis-72">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="figures text-ink-soft">{rank}</span>
          <span className="font-semibold">{row.name}</span>
          <ApplicationBadge status={row.status} />
        </p>
        <p className="figures mt-0.5 text-sm text-ink-soft">
          {row.kanwilCode ? `${row.kanwilCode} · ` : ''}
          {t('letters:place.tables', { count: row.tables })} ·{' '}
          {t('letters:free.points', { points: f.number(Math.round((row.points ?? 0) * 10) / 10) })}
        </p>
        <ul className="mt-1.5 list-disc space-y-0.5 pl-5 text-sm">
          {row.reasons.map((reason) => (
            <li key={JSON.stringify(reason)}>{reasonText(reason)}</li>
          ))}
        </ul>
      </div>
      {mayGive ? (
        <ConfirmDialog
          trigger={
            <Button variant={rank === 1 ? 'primary' : 'secondary'}>
              {t('letters:free.give')}
              <span className="sr-only">: {row.name}</span>
            </Button>
          }
          title={t('letters:free.giveTitle', { exhibitor: row.name, booth: booth.code })}
          body={t('letters:free.giveBody')}
          confirm={t('letters:free.give')}
          tone="primary"
          intent="give"
          values={{ applicationId: row.id, boothId: booth.id }}
        />
      ) : null}
    </li>
  )
}
