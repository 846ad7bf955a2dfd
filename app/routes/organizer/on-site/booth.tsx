import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Signpost } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { buttonClass } from '#app/components/button.tsx'
import { FileLink } from '#app/components/file-link.tsx'
import { Card, PageHeader, Section } from '#app/components/page-header.tsx'
import { useLive } from '#app/components/use-live.ts'
import { db } from '#app/db.server.ts'
import { BoothHistory } from '#app/features/booths/on-site/booth-history.tsx'
import { nextState, type UnitState } from '#app/features/booths/on-site/booth-state.ts'
import { loadFieldBooth } from '#app/features/booths/on-site/field-pages.server.ts'
import { OpenProblem, ProblemForm } from '#app/features/booths/on-site/problem-parts.tsx'
import { ProgressButton } from '#app/features/booths/on-site/progress-button.tsx'
import { ReportQueue } from '#app/features/booths/on-site/report-queue.tsx'
import { StateBadge } from '#app/features/booths/on-site/state-badge.tsx'
import { authorizeStaff, notFound } from '#app/features/people/authorize.server.ts'
import { reachOf } from '#app/features/people/policy.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import {
  badgesPath,
  boothSignsPath,
  fieldBoothPath,
  fieldPath,
  fieldReportPath,
} from '#app/lib/paths.ts'

export const handle = { i18n: ['onsite'] } satisfies GelarHandle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { event, reach, grants, can } = await authorizeStaff(request, params, 'boothReport.view')
  const booth = await loadFieldBooth(db, event.id, reach, { code: params.booth ?? '' })
  if (!booth) throw notFound()
  const t = await getT(request, ['onsite'])
  return {
    title: t('onsite:booth.title', { booth: booth.code }),
    event,
    booth,
    mayReport: reachOf(grants, 'boothReport.write', event.id) !== undefined,
    mayHandOver: can('booth.handOver'),
    mayBadge: reachOf(grants, 'staffBadge.view', event.id) !== undefined,
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

/** One booth on site: who is there, what is wrong, what was told. */
export default function FieldBoothPage() {
  const { title, event, booth, mayReport } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['onsite'])
  useLive(event.slug, ['onsite', 'booths'])
  const here = fieldBoothPath(event, booth.code)
  const action = fieldReportPath(event)
  return (
    <div className="max-w-3xl">
      <PageHeader
        title={title}
        lead={booth.zoneName}
        badge={<StateBadge state={booth.state} />}
        breadcrumbs={[{ label: t('onsite:field.title'), to: fieldPath(event) }]}
        actions={
          <FileLink
            href={boothSignsPath(event, { stan: booth.code })}
            className={buttonClass('secondary')}
          >
            <Signpost aria-hidden="true" />
            {t('onsite:papers.sign')}
          </FileLink>
        }
      />
      <ReportQueue>
        {booth.problems.length > 0 ? (
          <Section title={t('onsite:problem.open')}>
            <ul className="space-y-3">
              {booth.problems.map((problem) => (
                <OpenProblem
                  key={problem.id}
                  problem={problem}
                  timeZone={event.timeZone}
                  maySolve={mayReport}
                  action={action}
                  back={here}
                  boothId={booth.id}
                />
              ))}
            </ul>
          </Section>
        ) : null}
        <Units />
        {mayReport ? (
          <Section title={t('onsite:problem.title')}>
            <Card>
              <ProblemForm action={action} back={here} boothId={booth.id} units={booth.units} />
            </Card>
          </Section>
        ) : null}
        <Section title={t('onsite:history.title')}>
          <BoothHistory rows={booth.history} timeZone={event.timeZone} />
        </Section>
      </ReportQueue>
    </div>
  )
}

function Units() {
  const { event, booth, mayReport, mayHandOver, mayBadge } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['onsite'])
  const place = { action: fieldReportPath(event), back: fieldBoothPath(event, booth.code) }
  const offered = (state: UnitState) => {
    const next = nextState(state)
    return next === 'handed_over' && !mayHandOver ? undefined : next
  }
  /** Where a note made by mistake leads back to. */
  const takenBack = (state: UnitState): UnitState | undefined => {
    if (state === 'arrived') return 'expected'
    return state === 'handed_over' && mayHandOver ? 'set_up' : undefined
  }
  const wholeNext = offered(booth.state)
  return (
    <Section title={t('onsite:booth.units', { count: booth.units.length })}>
      <ul className="divide-y divide-line rounded-card border border-line bg-surface shadow-card">
        {booth.units.map((unit) => {
          const next = mayReport && unit.own ? offered(unit.state) : undefined
          const back = takenBack(unit.state)
          return (
            <li
              key={unit.applicationId}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3"
            >
              <p className="min-w-0 grow">
                <span className="block font-semibold">{unit.name}</span>
                <span className="text-sm text-ink-soft">
                  {unit.kanwilCode ? `${unit.kanwilCode} · ` : ''}
                  {t('onsite:booth.tables', { count: unit.tables })}
                </span>
                {mayBadge && unit.own ? (
                  <FileLink
                    href={badgesPath(event, { peserta: unit.exhibitorId })}
                    className="ml-3 inline-block py-1 text-sm text-link underline underline-offset-4"
                  >
                    {t('onsite:papers.badgesShort')}
                    <span className="sr-only">: {unit.name}</span>
                  </FileLink>
                ) : null}
              </p>
              <div className="flex flex-wrap items-center gap-2">
                <StateBadge state={unit.state} />
                {next ? (
                  <ProgressButton
                    {...place}
                    boothId={booth.id}
                    applicationId={unit.applicationId}
                    kind={next}
                    of={unit.name}
                    variant="secondary"
                  />
                ) : null}
                {mayReport && unit.own && back ? (
                  <ProgressButton
                    {...place}
                    boothId={booth.id}
                    applicationId={unit.applicationId}
                    kind={back}
                    of={unit.name}
                    variant="quiet"
                  />
                ) : null}
              </div>
            </li>
          )
        })}
      </ul>
      {mayReport && booth.whole && booth.units.length > 1 && wholeNext ? (
        <div className="mt-3 flex flex-wrap items-center gap-3">
          <ProgressButton {...place} boothId={booth.id} kind={wholeNext} of={booth.code} />
          <span className="text-sm text-ink-soft">{t('onsite:booth.whole')}</span>
        </div>
      ) : null}
    </Section>
  )
}
