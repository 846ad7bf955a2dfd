import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { Copy, PencilRuler, Plus, Send, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { StatusBadge } from '#app/components/badge.tsx'
import { Button, LinkButton, SubmitButton } from '#app/components/button.tsx'
import { ConfirmDialog } from '#app/components/dialog.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { ActionForm, FormErrors } from '#app/components/form.tsx'
import { Card, PageHeader } from '#app/components/page-header.tsx'
import { LinkTabs } from '#app/components/tabs.tsx'
import { useLive } from '#app/components/use-live.ts'
import { withParam } from '#app/components/with-param.ts'
import { db } from '#app/db.server.ts'
import { ApplicationPanel } from '#app/features/booths/plans/application-panel.tsx'
import { PlanForm } from '#app/features/booths/booth-forms.ts'
import { BoothPanel } from '#app/features/booths/plans/booth-panel.tsx'
import { changePlan } from '#app/features/booths/plans/change-plan.server.ts'
import {
  type BoothLook,
  FloorMap,
  type MapBooth,
  ZoneSwatch,
} from '#app/features/booths/floor-map.tsx'
import { MapFrame } from '#app/features/booths/map-frame.tsx'
import { listPlans, loadPlanPage } from '#app/features/booths/plans/plan-page.server.ts'
import { PlanValue } from '#app/features/booths/plans/plan-value.tsx'
import { ProposeDialog } from '#app/features/booths/plans/propose-dialog.tsx'
import { UnplacedList } from '#app/features/booths/plans/unplaced-list.tsx'
import { authorize, notFound } from '#app/features/people/authorize.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import type { FormMessage } from '#app/lib/domain-error.ts'
import { redirectWithFlash } from '#app/lib/flash.server.ts'
import { parseForm } from '#app/lib/forms.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { boothPlanPath, floorPlanEditPath } from '#app/lib/paths.ts'
import { replyInvalid, replyRefused } from '#app/lib/replies.server.ts'

export const handle = { i18n: ['booths'] } satisfies GelarHandle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { event, can } = await authorize(request, params, 'placement.view')
  const query = new URL(request.url).searchParams
  const plans = await listPlans(db, event.id)
  const number = query.get('rencana')
  const plan = number ? plans.find((row) => String(row.number) === number) : plans[0]
  if (number && !plan) throw notFound()
  const [page, t] = await Promise.all([
    loadPlanPage(db, event.id, plan, query.get('pilih')),
    getT(request, ['booths']),
  ])
  return {
    title: t('booths:plan.title'),
    event,
    plans: plans.map(({ id, number, status }) => ({ id, number, status })),
    plan: plan && {
      id: plan.id,
      number: plan.number,
      status: plan.status,
      publishedAt: plan.publishedAt,
    },
    page,
    mayChange: can('placement.change'),
    mayPublish: can('plan.publish'),
    mayEditGround: can('floorPlan.edit'),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const formData = await request.formData()
  const publishing = formData.get('intent') === 'publish'
  const { event, user } = await authorize(
    request,
    params,
    publishing ? 'plan.publish' : 'placement.change',
  )
  const submission = parseForm(formData, PlanForm)
  if (submission.status !== 'success') return replyInvalid(submission)
  try {
    const done = await changePlan(db, { eventId: event.id, userId: user.id }, submission.value)
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
  } catch (error) {
    return replyRefused(submission, error)
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

/** Everything that was refused, whichever of the page's forms it was. */
function refusalsOf(
  reply: { error?: Record<string, FormMessage[] | null> | null } | undefined,
): FormMessage[] {
  return Object.values(reply?.error ?? {}).flatMap((messages) => messages ?? [])
}

const planTones = { draft: 'warn', published: 'good', superseded: 'neutral' } as const

export default function FloorPlanPage() {
  const { title, event, plan, page, mayChange, mayEditGround } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const { t } = useTranslation(['booths'])
  useLive(event.slug, ['booths', 'applications'])
  const refused = refusalsOf(lastResult)
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
            {mayEditGround ? (
              <LinkButton to={floorPlanEditPath(event)} variant="secondary" icon={<PencilRuler />}>
                {t('booths:ground.title')}
              </LinkButton>
            ) : null}
            {mayChange ? (
              <ProposeDialog
                // Closed again once there is a new plan.
                key={plan?.id}
                weights={page.weights}
                planId={plan?.id}
                lastResult={lastResult}
              />
            ) : null}
          </>
        }
      />
      <FormErrors id="plan-refused" errors={refused} />
      <Versions />
      <div className="mt-4 grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_20rem] 2xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="min-w-0 space-y-4">
          <PlanMap />
          <Legend />
        </div>
        <div className="min-w-0 space-y-5">
          <SidePanels />
        </div>
      </div>
    </>
  )
}

function Versions() {
  const { plans, plan, mayChange } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['booths'])
  if (!plan) {
    return mayChange ? (
      <EmptyState
        className="mb-6"
        title={t('booths:plan.noneTitle')}
        actions={
          <ActionForm intent="empty">
            <SubmitButton variant="secondary" icon={<Plus />}>
              {t('booths:plan.empty')}
            </SubmitButton>
          </ActionForm>
        }
      >
        {t('booths:plan.noneBody')}
      </EmptyState>
    ) : null
  }
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
      <LinkTabs
        label={t('booths:plan.versions')}
        tabs={plans.slice(0, 12).map((row) => ({
          to: `?rencana=${row.number}`,
          label: (
            <>
              {t('booths:plan.number', { number: row.number })}
              {row.status === 'published' ? (
                <StatusBadge tone="good">{t('booths:planStatus.published')}</StatusBadge>
              ) : null}
            </>
          ),
          current: row.id === plan.id,
        }))}
      />
      {mayChange ? <PlanActions plan={plan} /> : null}
    </div>
  )
}

function PlanActions({ plan }: { plan: { id: string; number: number; status: string } }) {
  const { mayPublish, page } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['booths'])
  const placed = page.applications.filter((row) => row.boothId !== null).length
  const draft = plan.status === 'draft'
  return (
    <div className="flex flex-wrap gap-2">
      <ActionForm intent="duplicate" values={{ planId: plan.id }}>
        <SubmitButton variant="secondary" size="sm" icon={<Copy />}>
          {t('booths:plan.duplicate')}
        </SubmitButton>
      </ActionForm>
      {draft ? (
        <ConfirmDialog
          trigger={
            <Button variant="secondary" size="sm" icon={<Trash2 />}>
              {t('booths:plan.delete')}
            </Button>
          }
          title={t('booths:plan.deleteTitle', { number: plan.number })}
          body={t('booths:plan.deleteBody')}
          confirm={t('booths:plan.delete')}
          intent="delete"
          values={{ planId: plan.id }}
        />
      ) : null}
      {draft && mayPublish ? (
        <ConfirmDialog
          trigger={
            <Button size="sm" icon={<Send />}>
              {t('booths:plan.publish')}
            </Button>
          }
          title={t('booths:plan.publishTitle', { number: plan.number })}
          body={t('booths:plan.publishBody', { count: placed })}
          confirm={t('booths:plan.publishNow')}
          tone="primary"
          intent="publish"
          values={{ planId: plan.id }}
        />
      ) : null}
    </div>
  )
}

function PlanMap() {
  const { page } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['booths'])
  const [params] = useSearchParams()
  const { floor, chosen, applications } = page
  const boothCode = params.get('stan')
  const load = new Map<string, number>()
  for (const row of applications)
    if (row.boothId) load.set(row.boothId, (load.get(row.boothId) ?? 0) + row.tables)
  const allowed = new Set(
    chosen?.verdicts.flatMap((verdict) => (verdict.rules.length === 0 ? [verdict.boothId] : [])),
  )
  const look = (booth: MapBooth): BoothLook => {
    const taken = load.get(booth.id) ?? 0
    const base = { filled: taken / booth.capacity, note: `${taken}/${booth.capacity}` }
    if (chosen?.application.boothId === booth.id || boothCode === booth.code)
      return { ...base, tone: 'selected' }
    if (!chosen || chosen.application.locked) return base
    return { ...base, tone: allowed.has(booth.id) ? 'target' : 'blocked' }
  }
  if (floor.booths.length === 0) {
    return (
      <EmptyState drawing="stall" title={t('booths:map.emptyTitle')}>
        {t('booths:map.emptyBody')}
      </EmptyState>
    )
  }
  return (
    <MapFrame ground={floor.ground} label={t('booths:map.label')}>
      {(viewBox) => (
        <FloorMap
          {...floor}
          viewBox={viewBox}
          label={t('booths:map.drawing')}
          look={look}
          wrap={(booth, drawing) => (
            <Link
              to={withParam(`?${params}`, 'stan', booth.code)}
              preventScrollReset
              replace
              draggable={false}
              className="group/booth outline-none"
              aria-label={t('booths:map.boothName', {
                code: booth.code,
                taken: load.get(booth.id) ?? 0,
                capacity: booth.capacity,
              })}
              aria-current={boothCode === booth.code ? 'true' : undefined}
            >
              {drawing}
            </Link>
          )}
        />
      )}
    </MapFrame>
  )
}

function Legend() {
  const { page } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['booths'])
  return (
    <div className="space-y-2 text-sm">
      <ul className="flex flex-wrap gap-x-5 gap-y-2" aria-label={t('booths:map.legend')}>
        {page.floor.zones.map((zone) => (
          <li key={zone.id} className="flex items-center gap-2">
            <ZoneSwatch colour={zone.colour} />
            {zone.code} · {zone.name}
          </li>
        ))}
      </ul>
      <p className="text-ink-soft">{t('booths:map.legendLoad')}</p>
    </div>
  )
}

function SidePanels() {
  const { page, plan, mayChange } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['booths'])
  const f = useFormat()
  const [params] = useSearchParams()
  const search = `?${params}`
  const booth = page.floor.booths.find((row) => row.code === params.get('stan'))
  const linkTo = (id: string) => withParam(withParam(search, 'stan', null), 'pilih', id)
  const placed = page.applications.filter((row) => row.boothId !== null)
  return (
    <>
      {page.chosen && plan ? (
        <ApplicationPanel
          key={page.chosen.application.id}
          chosen={page.chosen}
          page={page}
          planId={plan.id}
          editable={mayChange && plan.status === 'draft'}
          targetBoothId={booth?.id}
          closeTo={withParam(withParam(search, 'stan', null), 'pilih', null)}
        />
      ) : null}
      {booth ? (
        <BoothPanel
          booth={booth}
          page={page}
          linkTo={linkTo}
          closeTo={withParam(search, 'stan', null)}
        />
      ) : null}
      <UnplacedList
        applications={page.applications.filter((row) => row.boothId === null)}
        linkTo={linkTo}
      />
      {plan ? (
        <Card>
          <h2 className="text-lg font-bold tracking-tight">{t('booths:value.title')}</h2>
          <p className="mb-2 text-sm text-ink-soft">
            {t('booths:value.placed', {
              placed: f.number(placed.length),
              total: f.number(page.applications.length),
            })}
          </p>
          <PlanValue page={page} />
        </Card>
      ) : null}
    </>
  )
}
