import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { SkipForward } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { Card, PageHeader } from '#app/components/page-header.tsx'
import { Progress } from '#app/components/progress.tsx'
import { db } from '#app/db.server.ts'
import { ApplicationBadge } from '#app/features/exhibitors/applications/application-badge.tsx'
import { findReview } from '#app/features/exhibitors/review/find-review.server.ts'
import { RubricForm } from '#app/features/exhibitors/review/review-forms.ts'
import { ReviewSheet } from '#app/features/exhibitors/review/review-sheet.tsx'
import { RubricFields } from '#app/features/exhibitors/review/rubric-fields.tsx'
import { scoreApplications } from '#app/features/exhibitors/review/score-applications.server.ts'
import { findNextUnread } from '#app/features/exhibitors/review/scoring-queue.server.ts'
import { authorize, isUuid, notFound } from '#app/features/people/authorize.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { answerForm } from '#app/lib/answer-form.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { applicationDetailPath, applicationsPath, scoringPath } from '#app/lib/paths.ts'

export const handle = { i18n: ['exhibitors'] } satisfies GelarHandle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { event, actor } = await authorize(request, params, 'application.decide')
  const skipped = new URL(request.url).searchParams.get('lewati') ?? undefined
  const t = await getT(request, ['exhibitors'])
  const { id, left, done } = await findNextUnread(db, actor, isUuid(skipped) ? skipped : undefined)
  return {
    title: t('exhibitors:review.queue'),
    listTitle: t('exhibitors:list.title'),
    event,
    left,
    done,
    application: id === undefined ? undefined : await findReview(db, event.id, id),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { event, actor } = await authorize(request, params, 'application.decide')
  return answerForm(request, RubricForm, async ({ applicationId, remark, ...rest }) => {
    if (applicationId === undefined) throw notFound()
    const { quality, story, readiness } = rest
    const marks = { quality, story, readiness }
    await scoreApplications(db, actor, { applicationIds: [applicationId], marks, remark })
    return redirect(scoringPath(event, applicationId))
  })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

export default function ScoringPage() {
  const { title, listTitle, event, left, done, application } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['exhibitors'])
  const f = useFormat()
  return (
    <>
      <PageHeader
        title={title}
        lead={t('exhibitors:review.queueLead')}
        breadcrumbs={[{ label: listTitle, to: applicationsPath(event) }]}
      />
      <Progress
        value={done}
        max={Math.max(1, done + left)}
        label={t('exhibitors:review.progress', {
          done: f.number(done),
          all: f.number(done + left),
        })}
      />
      {application ? (
        <Next key={application.id} />
      ) : (
        <EmptyState drawing="list" title={t('exhibitors:review.doneTitle')}>
          {t('exhibitors:review.doneBody')}
        </EmptyState>
      )}
    </>
  )
}

function Next() {
  const { application, event, left } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const { t } = useTranslation(['exhibitors'])
  const panel = useRef<HTMLDivElement>(null)
  // Digits work at once, from one application to the next.
  useEffect(() => {
    panel.current?.querySelector<HTMLElement>('input[type="radio"]')?.focus({ preventScroll: true })
  }, [])
  if (!application) return null
  return (
    <div className="mt-6 grid items-start gap-6 lg:grid-cols-[3fr_2fr]">
      <div className="min-w-0 space-y-5">
        <div>
          <h2 className="flex flex-wrap items-center gap-3 text-2xl font-extrabold tracking-tight break-words">
            {application.exhibitorName} <ApplicationBadge status={application.status} />
          </h2>
          <p className="mt-1 text-ink-soft">
            {[application.kanwilName, application.exhibitorCity].filter(Boolean).join(' · ')}
          </p>
        </div>
        <ReviewSheet application={application} />
      </div>
      <div ref={panel} className="min-w-0 lg:sticky lg:top-6">
        <Card>
          <h2 className="mb-4 text-lg font-bold tracking-tight">{t('exhibitors:review.give')}</h2>
          <RubricFields
            applicationId={application.id}
            lastResult={lastResult}
            save={t('exhibitors:review.saveNext')}
          >
            {left > 1 ? (
              <LinkButton
                to={scoringPath(event, application.id)}
                variant="secondary"
                icon={<SkipForward />}
              >
                {t('exhibitors:review.skip')}
              </LinkButton>
            ) : null}
            <LinkButton to={applicationDetailPath(event, application.id)} variant="quiet">
              {t('exhibitors:review.open')}
            </LinkButton>
          </RubricFields>
          <p className="mt-4 text-sm text-ink-soft">{t('exhibitors:review.keys')}</p>
        </Card>
      </div>
    </div>
  )
}
