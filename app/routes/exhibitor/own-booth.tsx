import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { IdCard } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { buttonClass, LinkButton } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { FileLink } from '#app/components/file-link.tsx'
import { FormErrors } from '#app/components/form.tsx'
import { Card, PageHeader, Section } from '#app/components/page-header.tsx'
import { LinkTabs } from '#app/components/tabs.tsx'
import { db } from '#app/db.server.ts'
import { nextState } from '#app/features/booths/on-site/booth-state.ts'
import { listUnits } from '#app/features/booths/on-site/booth-units.server.ts'
import { loadFieldBooth } from '#app/features/booths/on-site/field-pages.server.ts'
import { OpenProblem, ProblemForm } from '#app/features/booths/on-site/problem-parts.tsx'
import { ProgressButton } from '#app/features/booths/on-site/progress-button.tsx'
import { ReportQueue } from '#app/features/booths/on-site/report-queue.tsx'
import { RestockAsk, RestockList } from '#app/features/booths/on-site/restock-board.tsx'
import { partRestockReply } from '#app/features/booths/on-site/restock-forms.ts'
import { answerRestock, loadRestock } from '#app/features/booths/on-site/restock-page.server.ts'
import { StateBadge } from '#app/features/booths/on-site/state-badge.tsx'
import { authorizeUser } from '#app/features/people/authorize.server.ts'
import type { Reach } from '#app/features/people/policy.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import {
  exhibitorHomePath,
  ownBadgesPath,
  ownBoothPath,
  ownReportPath,
  placePath,
} from '#app/lib/paths.ts'
import { enterOwnPlace } from './enter-own-place.server.ts'

export const handle = { i18n: ['onsite', 'exhibitors'] } satisfies GelarHandle

export async function loader(args: LoaderFunctionArgs) {
  const { event, exhibitor, exhibitors, may } = await enterOwnPlace(args, 'boothReport.view')
  const { grants } = await authorizeUser(args.request)
  const [units, t] = await Promise.all([listUnits(db, event.id), getT(args.request, ['onsite'])])
  const unit = units.find((row) => row.exhibitorId === exhibitor.id)
  // This page is about one exhibitor, whatever else its reader may reach.
  const own: Reach = {
    everything: false,
    kanwilCodes: [],
    exhibitorIds: [exhibitor.id],
    boothIds: [],
    gateIds: [],
    stageIds: [],
  }
  const [booth, restock] = await Promise.all([
    unit ? loadFieldBooth(db, event.id, own, { id: unit.boothId }) : undefined,
    loadRestock(event.id, grants, own, may('restock.request') ? own : undefined),
  ])
  return {
    title: t('onsite:own.title'),
    event,
    exhibitor,
    exhibitors,
    booth: booth && {
      id: booth.id,
      code: booth.code,
      zoneName: booth.zoneName,
      unit: booth.units.find((row) => row.own),
      neighbours: booth.units.filter((row) => !row.own).map((row) => row.name),
      // Of what others in a shared booth tell, only what concerns the whole booth.
      problems: booth.problems.filter(
        (problem) =>
          problem.applicationId === null || problem.applicationId === unit?.applicationId,
      ),
    },
    ...restock,
    mayReport: may('boothReport.write'),
  }
}

export async function action(args: ActionFunctionArgs) {
  const { exhibitor } = await enterOwnPlace(args, 'restock.view')
  return answerRestock(args, (event) => ownBoothPath(event, exhibitor.id))
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

/** The own booth on the days: arrived, set up, problems, goods. */
export default function OwnBoothPage() {
  const { title, event, exhibitor, exhibitors, booth } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['onsite', 'exhibitors'])
  return (
    <>
      <PageHeader
        title={title}
        lead={`${exhibitor.name} · ${event.name}`}
        breadcrumbs={[{ label: t('exhibitors:home.title'), to: exhibitorHomePath() }]}
        actions={
          <FileLink href={ownBadgesPath(event, exhibitor.id)} className={buttonClass('secondary')}>
            <IdCard aria-hidden="true" />
            {t('onsite:papers.badges')}
          </FileLink>
        }
      />
      {exhibitors.length > 1 ? (
        <LinkTabs
          label={t('onsite:own.of')}
          tabs={exhibitors.map((row) => ({
            to: ownBoothPath(event, row.id),
            label: row.name,
            current: row.id === exhibitor.id,
          }))}
        />
      ) : null}
      {booth ? (
        <ReportQueue>
          <div className="max-w-3xl">
            <OwnState />
            <Goods />
          </div>
        </ReportQueue>
      ) : (
        <EmptyState
          drawing="stall"
          title={t('onsite:own.noneTitle')}
          actions={
            <LinkButton to={placePath(event, exhibitor.id)} variant="secondary">
              {t('onsite:own.place')}
            </LinkButton>
          }
        >
          {t('onsite:own.noneBody')}
        </EmptyState>
      )}
    </>
  )
}

function OwnState() {
  const { event, exhibitor, booth, mayReport } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['onsite'])
  if (!booth?.unit) return null
  const { unit } = booth
  const place = {
    action: ownReportPath(event),
    back: ownBoothPath(event, exhibitor.id),
    boothId: booth.id,
  }
  const next = nextState(unit.state)
  return (
    <>
      <Card>
        <div className="flex flex-wrap items-center justify-between gap-4">
          <p>
            <span className="figures block text-4xl font-extrabold tracking-tight">
              {booth.code}
            </span>
            <span className="text-ink-soft">{booth.zoneName}</span>
          </p>
          <StateBadge state={unit.state} />
        </div>
        {booth.neighbours.length > 0 ? (
          <p className="mt-3 text-sm text-ink-soft">
            {t('onsite:own.shared', { count: booth.neighbours.length })}
          </p>
        ) : null}
        {mayReport && next && next !== 'handed_over' ? (
          <div className="mt-5">
            <ProgressButton
              {...place}
              applicationId={unit.applicationId}
              kind={next}
              of={booth.code}
            />
          </div>
        ) : null}
        {unit.state === 'set_up' ? (
          <p className="mt-4 text-sm text-ink-soft">{t('onsite:own.handOver')}</p>
        ) : null}
      </Card>
      {booth.problems.length > 0 ? (
        <Section title={t('onsite:problem.open')}>
          <ul className="space-y-3">
            {booth.problems.map((problem) => (
              <OpenProblem
                key={problem.id}
                {...place}
                problem={problem}
                timeZone={event.timeZone}
                maySolve={mayReport}
              />
            ))}
          </ul>
        </Section>
      ) : null}
      {mayReport ? (
        <Section title={t('onsite:problem.title')} lead={t('onsite:problem.lead')}>
          <Card>
            <ProblemForm {...place} units={[unit]} />
          </Card>
        </Section>
      ) : null}
    </>
  )
}

function Goods() {
  const { event, open, settled, goods, requestId } = useLoaderData<typeof loader>()
  const { ofForm, refused } = partRestockReply(useActionData<typeof action>(), goods.length > 0)
  const { t } = useTranslation(['onsite'])
  return (
    <Section title={t('onsite:restock.title')} lead={t('onsite:restock.ownLead')}>
      <FormErrors id="stok-galat" errors={refused} />
      {goods.length > 0 ? (
        <Card className="mb-4">
          <RestockAsk key={requestId} requestId={requestId} goods={goods} lastResult={ofForm} />
        </Card>
      ) : null}
      <RestockList rows={open} timeZone={event.timeZone} empty={t('onsite:restock.noneOpen')} />
      {settled.length > 0 ? (
        <details className="mt-4">
          <summary className="cursor-pointer py-2 font-semibold text-link underline underline-offset-4">
            {t('onsite:restock.settled')}
          </summary>
          <div className="mt-3">
            <RestockList rows={settled} timeZone={event.timeZone} empty="" />
          </div>
        </details>
      ) : null}
    </Section>
  )
}
