import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { BellRing, Settings2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { Button, LinkButton, SubmitButton } from '#app/components/button.tsx'
import { BarChart } from '#app/components/charts/bar-chart.tsx'
import { ConfirmDialog } from '#app/components/dialog.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { plainField } from '#app/components/field-frame.tsx'
import { SearchField } from '#app/components/fields.tsx'
import { FormErrors } from '#app/components/form.tsx'
import { Card, PageHeader, Section } from '#app/components/page-header.tsx'
import { Pagination } from '#app/components/pagination.tsx'
import { StatGrid, StatTile } from '#app/components/stat-tile.tsx'
import { LinkTabs } from '#app/components/tabs.tsx'
import { useLastReply } from '#app/components/use-last-reply.ts'
import { useLive } from '#app/components/use-live.ts'
import { db } from '#app/db.server.ts'
import { AnswerTable } from '#app/features/booths/letters/answer-table.tsx'
import {
  isLetterAnswerFilter,
  listLetters,
  loadAnswersPage,
} from '#app/features/booths/letters/answers-page.server.ts'
import { changeAnswers } from '#app/features/booths/letters/change-answers.server.ts'
import { FreePlaces } from '#app/features/booths/letters/free-places.tsx'
import { AnswersForm } from '#app/features/booths/letters/letter-forms.ts'
import { listWithoutAddress } from '#app/features/booths/letters/without-address.server.ts'
import { WithoutAddressList } from '#app/features/booths/letters/without-address.tsx'
import { authorize } from '#app/features/people/authorize.server.ts'
import type { Permission } from '#app/features/people/policy.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { answerForm } from '#app/lib/answer-form.server.ts'
import type { FormMessage } from '#app/lib/domain-error.ts'
import { redirectWithFlash } from '#app/lib/flash.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { refuseBeyondLast } from '#app/lib/last-page.server.ts'
import { parsePage } from '#app/lib/list-query.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { boothPlanPath, letterSettingsPath, placeAnswersPath } from '#app/lib/paths.ts'
import type { FormReply } from '#app/lib/replies.server.ts'

export const handle = { i18n: ['letters', 'booths', 'exhibitors'] } satisfies GelarHandle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { event, can } = await authorize(request, params, 'placeLetter.view')
  const query = new URL(request.url).searchParams
  const answer = query.get('jawaban')
  const filter = {
    answer: isLetterAnswerFilter(answer) ? answer : undefined,
    search: (query.get('cari') ?? '').trim().slice(0, 100),
  }
  const page = parsePage(request)
  const [answers, letters, withoutAddress, t] = await Promise.all([
    loadAnswersPage(db, event.id, query.get('stan')),
    listLetters(db, event.id, filter, page),
    listWithoutAddress(db, event.id),
    getT(request, ['letters']),
  ])
  refuseBeyondLast(request, { page, pageCount: letters.pageCount })
  return {
    title: t('letters:answers.title'),
    event,
    ...answers,
    letters,
    withoutAddress,
    filter,
    page,
    maySend: can('placeLetter.send'),
    mayAnswer: can('placeAnswer.give'),
    mayGive: can('plan.publish'),
  }
}

/** Each form of the page needs a right of its own. */
const permissions: Partial<Record<string, Permission>> = {
  remind: 'placeLetter.send',
  give: 'plan.publish',
}

export async function action({ request, params }: ActionFunctionArgs) {
  const formData = await request.formData()
  const permission = permissions[String(formData.get('intent'))] ?? 'placeAnswer.give'
  const { event, actor } = await authorize(request, params, permission)
  return answerForm(formData, AnswersForm, async (form) => {
    const done = await changeAnswers(db, actor, form)
    const here = placeAnswersPath(event) + new URL(request.url).search
    switch (done.kind) {
      case 'reminded':
        return redirectWithFlash(
          here,
          'letters:answers.reminded',
          { count: done.count },
          done.count > 0 ? 'good' : 'info',
        )
      case 'given':
        return redirectWithFlash(placeAnswersPath(event), 'letters:answers.given', {
          exhibitor: done.exhibitor,
          booth: done.booth,
        })
      case 'noted':
        return redirectWithFlash(here, 'letters:answers.noted')
    }
  })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

/** Everything that was refused, whichever of the page's forms it was. */
function refusalsOf(reply: FormReply | undefined): FormMessage[] {
  return Object.values(reply?.error ?? {}).flatMap((messages) => messages ?? [])
}

/** Who has confirmed its place, who has not answered, and who gets the places that were given back. */
export default function PlaceAnswersPage() {
  const { title, event, counts, plan, withoutAddress, maySend } = useLoaderData<typeof loader>()
  const lastResult = useLastReply<typeof action>()
  const { t } = useTranslation(['letters', 'booths'])
  useLive(event.slug, ['booths', 'applications'])
  const errors = refusalsOf(lastResult)
  return (
    <>
      <PageHeader
        title={title}
        lead={t('letters:answers.lead')}
        breadcrumbs={[{ label: t('booths:plan.title'), to: boothPlanPath(event) }]}
        actions={
          maySend ? (
            <>
              <LinkButton to={letterSettingsPath(event)} variant="secondary" icon={<Settings2 />}>
                {t('letters:settings.title')}
              </LinkButton>
              {counts.all.unanswered > 0 ? <Remind count={counts.all.unanswered} /> : null}
            </>
          ) : undefined
        }
      />
      <FormErrors id="jawaban-galat" errors={errors.length > 0 ? errors : undefined} />
      {counts.all.total === 0 ? (
        <EmptyState
          drawing="mail"
          title={t('letters:answers.noneTitle')}
          actions={
            <LinkButton to={boothPlanPath(event)} variant="secondary">
              {t('booths:plan.title')}
            </LinkButton>
          }
        >
          {plan ? t('letters:answers.noneLeft') : t('letters:answers.noneBody')}
        </EmptyState>
      ) : (
        <Figures />
      )}
      {plan ? <WithoutAddressList event={event} rows={withoutAddress} /> : null}
      {plan ? <Places /> : null}
      {counts.all.total > 0 ? <Letters /> : null}
    </>
  )
}

function Remind({ count }: { count: number }) {
  const { t } = useTranslation(['letters'])
  return (
    <ConfirmDialog
      trigger={
        <Button>
          <BellRing aria-hidden="true" />
          {t('letters:answers.remind')}
        </Button>
      }
      title={t('letters:answers.remindTitle', { count })}
      body={t('letters:answers.remindBody')}
      confirm={t('letters:answers.remind')}
      tone="primary"
      intent="remind"
    />
  )
}

function Figures() {
  const { counts } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['letters'])
  const f = useFormat()
  const { all } = counts
  const share = (count: number) => f.percent(all.total === 0 ? 0 : count / all.total)
  const silent = counts.byKanwil
    .filter((row) => row.unanswered > 0)
    .sort((a, b) => b.unanswered - a.unanswered)
    .slice(0, 12)
  return (
    <div className="mt-2 space-y-5">
      <StatGrid>
        <StatTile label={t('letters:answers.sent')} value={f.number(all.total)} />
        <StatTile
          label={t('letters:answers.confirmed')}
          value={f.number(all.confirmed)}
          detail={share(all.confirmed)}
          tone="good"
        />
        <StatTile
          label={t('letters:answers.declined')}
          value={f.number(all.declined)}
          detail={share(all.declined)}
        />
        <StatTile
          label={t('letters:answers.unanswered')}
          value={f.number(all.unanswered)}
          detail={share(all.unanswered)}
          tone={all.unanswered > 0 ? 'warn' : 'neutral'}
        />
      </StatGrid>
      {silent.length > 1 ? (
        <Card>
          <BarChart
            title={t('letters:answers.silentTitle')}
            summary={t('letters:answers.silentSummary')}
            category={t('letters:answers.kanwil')}
            measure={t('letters:answers.unanswered')}
            rows={silent.map((row) => ({
              key: row.kanwil ?? '-',
              label: row.kanwil ?? t('letters:answers.noKanwil'),
              value: row.unanswered,
              detail: t('letters:answers.ofLetters', { count: row.total }),
            }))}
          />
        </Card>
      ) : null}
    </div>
  )
}

function Places() {
  const { event, free, chosen, waiting, mayGive } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['letters'])
  return (
    <Section
      id="tempat-kosong"
      title={t('letters:free.title')}
      lead={free.length > 0 ? t('letters:free.lead') : undefined}
    >
      {free.length === 0 ? (
        <Alert>{t('letters:free.none')}</Alert>
      ) : (
        <FreePlaces event={event} free={free} chosen={chosen} waiting={waiting} mayGive={mayGive} />
      )}
    </Section>
  )
}

function Letters() {
  const { event, letters, filter, page, mayAnswer } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['letters', 'common'])
  const tabs = [undefined, 'belum', 'ya', 'tidak'] as const
  const search: Record<string, string> = filter.search ? { cari: filter.search } : {}
  return (
    <Section id="surat" title={t('letters:answers.list')}>
      <div className="mb-4 flex flex-wrap items-end justify-between gap-4">
        <LinkTabs
          label={t('letters:answers.filter')}
          tabs={tabs.map((answer) => ({
            to: placeAnswersPath(event, { ...(answer ? { jawaban: answer } : {}), ...search }),
            label: t(`letters:answers.tab.${answer ?? 'semua'}`),
            current: filter.answer === answer,
          }))}
        />
        <Form method="get" role="search" className="flex w-full gap-2 sm:w-auto">
          {filter.answer ? <input type="hidden" name="jawaban" value={filter.answer} /> : null}
          <SearchField
            field={plainField('cari', { defaultValue: filter.search })}
            label={t('letters:answers.search')}
            className="grow"
          />
          <SubmitButton variant="secondary">{t('common:search')}</SubmitButton>
        </Form>
      </div>
      <AnswerTable event={event} rows={letters.rows} mayAnswer={mayAnswer} />
      <Pagination page={page} pageCount={letters.pageCount} />
    </Section>
  )
}
