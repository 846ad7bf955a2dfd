import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { type ShouldRevalidateFunction, useLoaderData } from '@remix-run/react'
import { MailCheck, PencilRuler } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { StatusBadge } from '#app/components/badge.tsx'
import { LinkButton } from '#app/components/button.tsx'
import { FormErrors } from '#app/components/form.tsx'
import { PageHeader } from '#app/components/page-header.tsx'
import { useLastReply } from '#app/components/use-last-reply.ts'
import { db, longDb } from '#app/db.server.ts'
import { listFormerPlaces } from '#app/features/booths/ground/former-places.server.ts'
import { getLetterSettings } from '#app/features/booths/letters/letter-settings.server.ts'
import { listNewcomers } from '#app/features/booths/letters/newcomers.server.ts'
import { MapDownloads } from '#app/features/booths/map/map-downloads.tsx'
import { FormerPlaces } from '#app/features/booths/plans/board/former-places.tsx'
import { NewcomersNotice } from '#app/features/booths/plans/board/newcomers-notice.tsx'
import {
  packBoard,
  packState,
  unpackBoard,
  unpackState,
} from '#app/features/booths/plans/board/pack-board.ts'
import { PlanningBoard } from '#app/features/booths/plans/board/planning-board.tsx'
import { ProposeDialog } from '#app/features/booths/plans/board/propose-dialog.tsx'
import { RunPanel } from '#app/features/booths/plans/board/run-panel.tsx'
import { changePlan } from '#app/features/booths/plans/change-plan.server.ts'
import { PlanForm } from '#app/features/booths/plans/plan-forms.ts'
import { NoPlanYet, PlanVersions, planTones } from '#app/features/booths/plans/plan-header.tsx'
import {
  findShownRun,
  listPlans,
  loadPlanPage,
} from '#app/features/booths/plans/plan-page.server.ts'
import { listLeftOut } from '#app/features/booths/publish/left-out.server.ts'
import { authorize } from '#app/features/people/authorize.server.ts'
import type { Permission } from '#app/features/people/policy.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import { answerForm } from '#app/lib/answer-form.server.ts'
import type { FormMessage } from '#app/lib/domain-error.ts'
import { redirectWithFlash } from '#app/lib/flash.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { boothPlanPath, floorPlanEditPath, placeAnswersPath } from '#app/lib/paths.ts'

export const handle = { i18n: ['booths', 'plans', 'exhibitors'] } satisfies GelarHandle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { event, can } = await authorize(request, params, 'placement.view')
  const query = new URL(request.url).searchParams
  const number = query.get('rencana')
  const plans = await listPlans(db, event.id)
  const plan = number ? plans.find((row) => String(row.number) === number) : plans[0]
  if (number && !plan) {
    const gone = { number: number.slice(0, 9) }
    throw redirectWithFlash(boothPlanPath(event), 'plans:gone', gone, 'warn')
  }
  // The address names the plan, so that a newer one does not slip under somebody's hands.
  if (!number && plan) {
    query.set('rencana', String(plan.number))
    throw redirect(`${boothPlanPath(event)}?${query}`)
  }
  const [loaded, letters, newcomers, leftOut, formerPlaces, run, t] = await Promise.all([
    loadPlanPage(db, event.id, plan),
    getLetterSettings(db, event.id),
    plan?.status === 'draft' ? listNewcomers(db, event.id, plan.id) : [],
    plan?.status === 'draft' ? listLeftOut(db, event.id, plan.id) : [],
    plan?.status === 'superseded' ? listFormerPlaces(db, event.id, plan.id) : [],
    findShownRun(db, event.id, new Date()),
    getT(request, ['booths']),
  ])
  return {
    title: t('booths:plan.title'),
    event: { slug: event.slug },
    plans: plans.map(({ id, number, status }) => ({ id, number, status })),
    plan: plan && { id: plan.id, number: plan.number, status: plan.status },
    weights: loaded.weights,
    report: loaded.report,
    board: packBoard(loaded.board),
    state: loaded.state && packState(loaded.state, loaded.board),
    answerDueOn: letters.placeAnswerDueOn,
    newcomers: newcomers.map(({ applicationId, exhibitor, booth }) => ({
      applicationId,
      exhibitor,
      booth,
    })),
    leftOut: leftOut
      .filter((row) => newcomers.every(({ applicationId }) => applicationId !== row.applicationId))
      .map(({ applicationId, exhibitor, losesBooth }) => ({
        applicationId,
        exhibitor,
        losesBooth,
      })),
    formerPlaces,
    run,
    mayChange: can('placement.change'),
    mayDecide: can('application.decide'),
    mayPublish: can('plan.publish'),
    mayEditGround: can('floorPlan.edit'),
  }
}

/** Steps beyond moving placements need their own right. */
const permissions: Partial<Record<string, Permission>> = {
  publish: 'plan.publish',
  wait: 'application.decide',
}

export async function action({ request, params }: ActionFunctionArgs) {
  const formData = await request.formData()
  const permission = permissions[String(formData.get('intent'))] ?? 'placement.change'
  const { event, actor } = await authorize(request, params, permission)
  return answerForm(formData, PlanForm, async (form) => {
    // A run is looked after for a minute, in which pages shall not be short of connections.
    const done = await changePlan(form.intent === 'propose' ? longDb : db, actor, form)
    const here = new URL(request.url).search
    switch (done.kind) {
      case 'changed':
        return redirect(boothPlanPath(event) + here)
      case 'made':
        return redirectWithFlash(boothPlanPath(event, done.number), 'booths:plan.made', {
          number: done.number,
        })
      case 'deleted':
        return redirectWithFlash(boothPlanPath(event), 'booths:plan.deleted')
      case 'published':
        return redirectWithFlash(boothPlanPath(event) + here, 'booths:plan.published', {
          placed: done.placed,
          told: done.told,
        })
    }
  })
}

/** Looking at another booth, row or view asks the server for nothing: the whole plan is here already. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  currentUrl,
  nextUrl,
  formMethod,
  defaultShouldRevalidate,
}) => {
  const elsewhere =
    currentUrl.pathname !== nextUrl.pathname ||
    currentUrl.searchParams.get('rencana') !== nextUrl.searchParams.get('rencana')
  const sent = formMethod !== undefined && formMethod !== 'GET'
  return elsewhere || sent || currentUrl.href === nextUrl.href ? defaultShouldRevalidate : false
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

/** Everything that was refused, whichever of the page's forms it was. */
function refusalsOf(
  reply: { error?: Record<string, FormMessage[] | null> | null } | undefined,
): FormMessage[] {
  return Object.values(reply?.error ?? {}).flatMap((messages) => messages ?? [])
}

export default function FloorPlanPage() {
  const data = useLoaderData<typeof loader>()
  const { title, event, plans, plan, weights, report, run } = data
  const { mayChange, mayDecide, mayPublish, mayEditGround } = data
  const lastResult = useLastReply<typeof action>()
  const { t } = useTranslation(['booths', 'plans'])
  const board = useMemo(() => unpackBoard(data.board), [data.board])
  const state = useMemo(() => data.state && unpackState(data.state, board), [data.state, board])
  return (
    <>
      <PageHeader
        title={title}
        badge={
          plan ? (
            <StatusBadge tone={planTones[plan.status]}>
              {t(`booths:planStatus.${plan.status}`)}
            </StatusBadge>
          ) : undefined
        }
        actions={
          <>
            <LinkButton to={placeAnswersPath(event)} variant="secondary" icon={<MailCheck />}>
              {t('booths:plan.answers')}
            </LinkButton>
            {mayEditGround ? (
              <LinkButton to={floorPlanEditPath(event)} variant="secondary" icon={<PencilRuler />}>
                {t('booths:ground.title')}
              </LinkButton>
            ) : null}
            {mayChange ? (
              <ProposeDialog
                // Closed again once it computes.
                key={run?.id}
                weights={weights}
                planId={plan?.id}
                lastResult={lastResult}
              />
            ) : null}
          </>
        }
      />
      {run ? (
        <RunPanel event={event} run={run} openNumber={plan?.number} mayChange={mayChange} />
      ) : null}
      <FormErrors id="plan-refused" errors={refusalsOf(lastResult)} />
      {plan && state ? (
        <>
          <PlanVersions
            event={event}
            plans={plans}
            plan={plan}
            placed={state.places.length}
            mayChange={mayChange}
            mayPublish={mayPublish}
            answerDueOn={data.answerDueOn}
            newcomers={data.newcomers}
            leftOut={data.leftOut}
          />
          <NewcomersNotice newcomers={data.newcomers} planId={plan.id} mayChange={mayChange} />
          {mayChange && plan.status !== 'draft' ? (
            <Alert tone="info" className="mt-2">
              {t('plans:board.notDraft')}
            </Alert>
          ) : null}
          <FormerPlaces places={data.formerPlaces} />
          <PlanningBoard
            key={`${plan.id} ${JSON.stringify(weights)}`}
            event={event}
            plan={plan}
            data={board}
            state={state}
            weights={weights}
            report={report}
            mayChange={mayChange}
            mayDecide={mayDecide}
            run={run && `${run.id} ${run.status}`}
          />
          <MapDownloads event={event} planNumber={plan.number} />
        </>
      ) : (
        <NoPlanYet mayChange={mayChange} />
      )}
    </>
  )
}
