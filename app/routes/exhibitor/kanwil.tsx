import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ChosenBar } from '#app/components/chosen-bar.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { LineNotice } from '#app/components/line-notice.tsx'
import { Card, PageHeader, Section } from '#app/components/page-header.tsx'
import { StatGrid, StatTile } from '#app/components/stat-tile.tsx'
import { LinkTabs } from '#app/components/tabs.tsx'
import { TickAll } from '#app/components/tick-all.tsx'
import { useLastReply } from '#app/components/use-last-reply.ts'
import { useLive } from '#app/components/use-live.ts'
import { db } from '#app/db.server.ts'
import { listApplicationSteps } from '#app/features/exhibitors/applications/application-steps.ts'
import { decideApplications } from '#app/features/exhibitors/applications/decide-applications.server.ts'
import { AbsentList } from '#app/features/exhibitors/review/absent-list.tsx'
import { enterRegion } from '#app/features/exhibitors/review/enter-region.server.ts'
import {
  JudgeForm,
  judgeActionsId,
  judgeFormId,
} from '#app/features/exhibitors/review/judge-form.tsx'
import { QuotaPlot } from '#app/features/exhibitors/review/quota-plot.tsx'
import { rankApplication } from '#app/features/exhibitors/review/rank-applications.server.ts'
import { RankList } from '#app/features/exhibitors/review/rank-list.tsx'
import { loadRegion } from '#app/features/exhibitors/review/region.server.ts'
import { RegionForm } from '#app/features/exhibitors/review/review-forms.ts'
import { authorizeUser, notFound } from '#app/features/people/authorize.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { answerForm } from '#app/lib/answer-form.server.ts'
import { redirectWithFlash } from '#app/lib/flash.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { coordinatorApplicationPath, coordinatorPath } from '#app/lib/paths.ts'

export const handle = { i18n: ['exhibitors'] } satisfies GelarHandle

async function enter(request: Request) {
  const { user, grants } = await authorizeUser(request)
  const region = await enterRegion(db, grants, new URL(request.url).searchParams)
  if (!region) throw notFound()
  return { user, ...region }
}

export async function loader({ request }: LoaderFunctionArgs) {
  const { offices, office, events, event } = await enter(request)
  const t = await getT(request, ['exhibitors'])
  return {
    title: t('exhibitors:kanwil.title'),
    offices,
    office,
    events,
    event,
    region: event ? await loadRegion(db, event.id, office.code) : undefined,
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const { user, office, event } = await enter(request)
  if (!event) throw notFound()
  const here = coordinatorPath(event, office.code)
  const actor = { eventId: event.id, userId: user.id }
  return answerForm(request, RegionForm, async (form, submission) => {
    switch (form.intent) {
      case 'endorse':
      case 'return': {
        const { intent: step, applicationIds, remark } = form
        const count = await decideApplications(db, actor, {
          capacity: 'coordinator',
          step,
          applicationIds,
          remark,
          kanwilCodes: [office.code],
        })
        return step === 'endorse'
          ? redirectWithFlash(here, 'exhibitors:kanwil.endorsed', { count })
          : redirectWithFlash(here, 'exhibitors:kanwil.returned', { count })
      }
      default: {
        const { intent, applicationId, to } = form
        const move = intent === 'to' ? { to: to ?? 1 } : intent
        await rankApplication(db, actor, { kanwilCode: office.code, applicationId, move })
        // Without script the browser shows the answer as the page itself.
        if (request.headers.get('Sec-Fetch-Mode') === 'navigate') throw redirect(here)
        return submission.reply()
      }
    }
  })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

export default function KanwilPage() {
  const { title, offices, office, events, event, region } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['exhibitors'])
  return (
    <>
      <PageHeader title={title} lead={office.name} />
      {offices.length > 1 ? (
        <LinkTabs
          label={t('exhibitors:list.kanwil')}
          tabs={offices.map((row) => ({
            to: coordinatorPath(event, row.code),
            label: row.name,
            current: row.code === office.code,
          }))}
        />
      ) : null}
      {events.length > 1 ? (
        <LinkTabs
          label={t('exhibitors:kanwil.festival')}
          tabs={events.map((row) => ({
            to: coordinatorPath(row, offices.length > 1 ? office.code : undefined),
            label: row.name,
            current: row.id === event?.id,
          }))}
        />
      ) : null}
      {event && region ? (
        <Region key={event.id} />
      ) : (
        <EmptyState drawing="stall" title={t('exhibitors:kanwil.emptyTitle')}>
          {t('exhibitors:kanwil.emptyBody')}
        </EmptyState>
      )}
    </>
  )
}

function Region() {
  const { event, region, office, offices } = useLoaderData<typeof loader>()
  const lastResult = useLastReply<typeof action>()
  const { t } = useTranslation(['exhibitors'])
  const f = useFormat()
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  useLive(event?.slug ?? '', ['applications'])
  if (!event || !region) return null
  const { applications, absent, limits } = region
  const waiting = applications.filter((row) => row.status === 'submitted')
  const running = applications.filter((row) => row.status !== 'declined')
  const judgeable = applications.filter(
    (row) => listApplicationSteps(row.status, 'coordinator').length > 0,
  )
  const judged = judgeable.length > 0
  const chosen = judgeable.filter((row) => ticked.has(row.id)).length
  return (
    <>
      <LineNotice zone={event.timeZone} />
      <div className="mt-6 space-y-4">
        <StatGrid>
          <StatTile
            label={t('exhibitors:region.applied')}
            value={f.number(running.length)}
            detail={
              limits.maxApplications === null
                ? undefined
                : t('exhibitors:region.ofMost', { most: f.number(limits.maxApplications) })
            }
            tone={
              limits.maxApplications !== null && running.length > limits.maxApplications
                ? 'warn'
                : 'neutral'
            }
          />
          <StatTile label={t('exhibitors:region.toEndorse')} value={f.number(waiting.length)} />
          <StatTile label={t('exhibitors:region.missing')} value={f.number(absent.length)} />
        </StatGrid>
        <Card>
          <QuotaPlot applications={applications} limits={limits} />
        </Card>
      </div>
      <Section title={t('exhibitors:region.order')} lead={t('exhibitors:region.orderLead')}>
        {applications.length === 0 ? (
          <EmptyState drawing="stall" title={t('exhibitors:kanwil.emptyTitle')}>
            {t('exhibitors:kanwil.emptyBody')}
          </EmptyState>
        ) : (
          <>
            {judged ? (
              <TickAll
                label={t('exhibitors:list.tickAll')}
                of={judgeable.length}
                ticked={chosen}
                onTick={(checked) =>
                  setTicked(new Set(checked ? judgeable.map(({ id }) => id) : []))
                }
              />
            ) : null}
            <RankList
              applications={applications}
              detailPath={(id) =>
                coordinatorApplicationPath(event, id, offices.length > 1 ? office.code : undefined)
              }
              choose={(row) => (
                <input
                  type="checkbox"
                  name="applicationIds"
                  value={row.id}
                  form={judgeFormId}
                  checked={ticked.has(row.id)}
                  disabled={listApplicationSteps(row.status, 'coordinator').length === 0}
                  aria-label={t('exhibitors:list.choose', { exhibitor: row.name })}
                  onChange={({ currentTarget: { checked } }) =>
                    setTicked((before) => {
                      const next = new Set(before)
                      if (checked) next.add(row.id)
                      else next.delete(row.id)
                      return next
                    })
                  }
                  className="size-5 shrink-0 accent-accent"
                />
              )}
            />
            <ChosenBar chosen={chosen} to={judgeActionsId} action={t('exhibitors:list.decide')}>
              {t('exhibitors:list.chosen', { count: chosen })}
            </ChosenBar>
            {judged ? <JudgeForm lastResult={lastResult} chosen={chosen} /> : null}
          </>
        )}
      </Section>
      {absent.length > 0 ? (
        <Section title={t('exhibitors:region.absent')} lead={t('exhibitors:region.absentLead')}>
          <AbsentList absent={absent} timeZone={event.timeZone} />
        </Section>
      ) : null}
    </>
  )
}
