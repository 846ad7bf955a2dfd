import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { BellRing } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/button.tsx'
import { CheckboxField } from '#app/components/choice-fields.tsx'
import { ConfirmDialog } from '#app/components/dialog.tsx'
import { plainField } from '#app/components/field-frame.tsx'
import { SearchField, SelectField } from '#app/components/fields.tsx'
import { FormErrors } from '#app/components/form.tsx'
import { PageHeader, Section } from '#app/components/page-header.tsx'
import { Pagination } from '#app/components/pagination.tsx'
import { useFreshKey } from '#app/components/use-fresh-key.ts'
import { useLastReply } from '#app/components/use-last-reply.ts'
import { useLive } from '#app/components/use-live.ts'
import { db } from '#app/db.server.ts'
import { answerStates } from '#app/features/exhibitors/call/answer-states.ts'
import {
  countAnswers,
  listAnswerIds,
  listAnswers,
} from '#app/features/exhibitors/call/answers.server.ts'
import { AnswerTiles } from '#app/features/exhibitors/call/answers-plot.tsx'
import { AnswersTable } from '#app/features/exhibitors/call/answers-table.tsx'
import {
  ChosenForm,
  InviteKanwilForm,
  RemindAllForm,
} from '#app/features/exhibitors/call/call-forms.ts'
import { CallTabs } from '#app/features/exhibitors/call/call-tabs.tsx'
import {
  inviteExhibitors,
  inviteKanwil,
  remindExhibitors,
} from '#app/features/exhibitors/call/invite.server.ts'
import { InviteKanwil } from '#app/features/exhibitors/call/invite-kanwil.tsx'
import { readAnswerFilter } from '#app/features/exhibitors/call/read-answer-filter.ts'
import { shortKanwil } from '#app/features/exhibitors/registry/short-kanwil.ts'
import { authorize } from '#app/features/people/authorize.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import { answerPart } from '#app/lib/answer-form.server.ts'
import { redirectWithFlash } from '#app/lib/flash.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { refuseBeyondLast } from '#app/lib/last-page.server.ts'
import { parsePage } from '#app/lib/list-query.ts'
import { pageMeta } from '#app/lib/meta.ts'

export const handle = { i18n: ['call', 'exhibitors'] } satisfies GelarHandle

const pageSize = 25

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { event } = await authorize(request, params, 'event.manage')
  const filter = readAnswerFilter(new URL(request.url).searchParams)
  const page = parsePage(request)
  const [counts, { rows, count }, t] = await Promise.all([
    countAnswers(db, event.id),
    listAnswers(db, event.id, filter, { page, size: pageSize }),
    getT(request, ['call']),
  ])
  const pageCount = Math.max(1, Math.ceil(count / pageSize))
  refuseBeyondLast(request, { page, pageCount })
  return {
    title: t('call:invitations.title'),
    event,
    counts,
    rows,
    count,
    filter,
    page,
    pageCount,
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { event, actor } = await authorize(request, params, 'event.manage')
  const form = await request.formData()
  const now = new Date()
  const { pathname, search, searchParams } = new URL(request.url)
  const back = pathname.replace(/\.data$/, '') + search
  const invited = (count: number) =>
    count > 0
      ? redirectWithFlash(back, 'call:invite.done', { count })
      : redirectWithFlash(back, 'call:invite.nobody', {}, 'info')
  const reminded = (count: number) =>
    count > 0
      ? redirectWithFlash(back, 'call:remind.done', { count })
      : redirectWithFlash(back, 'call:remind.nobody', {}, 'info')
  switch (form.get('intent')) {
    case 'inviteKanwil':
      return answerPart('kanwil', form, InviteKanwilForm, async ({ kanwilCodes }) =>
        invited(await inviteKanwil(db, actor, { kanwilCodes, now })),
      )
    case 'remindAll':
      return answerPart('all', form, RemindAllForm, async ({ again }) =>
        reminded(await remindExhibitors(db, actor, { again, now })),
      )
    default:
      return answerPart(
        'chosen',
        form,
        ChosenForm,
        async ({ intent, everything, again, ...ticked }) => {
          const exhibitorIds = everything
            ? await listAnswerIds(db, event.id, readAnswerFilter(searchParams))
            : ticked.exhibitorIds
          return intent === 'invite'
            ? invited(await inviteExhibitors(db, actor, { exhibitorIds, now }))
            : reminded(await remindExhibitors(db, actor, { exhibitorIds, again, now }))
        },
      )
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

/** Who has been invited, who has answered, and whom to remind. */
export default function CallInvitationsPage() {
  const { title, event, counts, rows, count, filter, page, pageCount } =
    useLoaderData<typeof loader>()
  const { t } = useTranslation(['call'])
  const answered = useLastReply<typeof action>()
  const formKey = useFreshKey(answered)
  useLive(event.slug, ['applications'])
  const mayWrite = event.status === 'call_open'
  const replyTo = (part: 'kanwil' | 'chosen' | 'all') =>
    answered?.part === part ? answered.reply : undefined
  const open = counts.all.waiting + counts.all.draft
  return (
    <>
      <PageHeader
        title={title}
        lead={t('call:invitations.lead')}
        actions={mayWrite && open > 0 ? <RemindAll count={open} /> : undefined}
      />
      <CallTabs event={event} current="invitations" />
      <FormErrors id="ingatkan-galat" errors={replyTo('all')?.error?.['']} />
      <AnswerTiles event={event} counts={counts.all} />
      <InviteKanwil
        key={counts.all.uninvited}
        offices={counts.offices}
        mayWrite={mayWrite}
        reply={replyTo('kanwil')}
      />
      <Section title={t('call:list.title')} lead={t('call:list.lead', { count })}>
        <Filter filter={filter} offices={counts.offices} />
        <AnswersTable
          key={formKey}
          rows={rows}
          total={count}
          pages={<Pagination page={page} pageCount={pageCount} />}
          timeZone={event.timeZone}
          mayWrite={mayWrite}
          reply={replyTo('chosen')}
        />
      </Section>
    </>
  )
}

function RemindAll({ count }: { count: number }) {
  const { t } = useTranslation(['call'])
  return (
    <ConfirmDialog
      trigger={<Button icon={<BellRing />}>{t('call:remind.all', { count })}</Button>}
      title={t('call:remind.title')}
      body={t('call:remind.body', { count })}
      confirm={t('call:remind.confirm')}
      tone="primary"
      intent="remindAll"
    >
      <CheckboxField
        field={plainField('again', { id: 'lagi-semua' })}
        label={t('call:remind.again')}
        hint={t('call:remind.againHint')}
      />
    </ConfirmDialog>
  )
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

function Filter({
  filter,
  offices,
}: {
  filter: Loaded['filter']
  offices: Loaded['counts']['offices']
}) {
  const { t } = useTranslation(['call'])
  return (
    <Form className="mb-5 grid gap-3 sm:grid-cols-2 lg:grid-cols-[1fr_14rem_14rem_auto] lg:items-end">
      <SearchField
        field={plainField('q', { defaultValue: filter.search })}
        label={t('call:list.search')}
      />
      <SelectField
        field={plainField('jawaban', { defaultValue: filter.state })}
        label={t('call:list.state')}
        options={[
          { value: '', label: t('call:list.anyState') },
          ...answerStates.map((state) => ({ value: state, label: t(`call:answer.${state}`) })),
        ]}
      />
      <SelectField
        field={plainField('kanwil', { defaultValue: filter.kanwilCode })}
        label={t('call:list.kanwil')}
        options={[
          { value: '', label: t('call:list.anyKanwil') },
          ...offices.map(({ code, name }) => ({ value: code, label: shortKanwil(name) })),
        ]}
      />
      <Button type="submit" variant="secondary">
        {t('call:list.filter')}
      </Button>
    </Form>
  )
}
