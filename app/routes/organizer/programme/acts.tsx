import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { UserPlus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { StatusBadge, type Tone } from '#app/components/badge.tsx'
import { LinkButton, SubmitButton } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { SelectField } from '#app/components/fields.tsx'
import { GelarForm, useGelarForm } from '#app/components/form.tsx'
import { Card, PageHeader, Section } from '#app/components/page-header.tsx'
import { Table } from '#app/components/table.tsx'
import { db } from '#app/db.server.ts'
import { authorize } from '#app/features/people/authorize.server.ts'
import {
  type ActRow,
  addActFromRegister,
  listActs,
  listFreePerformers,
} from '#app/features/programme/plan/acts.server.ts'
import { RegisterForm } from '#app/features/programme/plan/programme-forms.ts'
import { ProgrammeTabs } from '#app/features/programme/plan/programme-tabs.tsx'
import { getT } from '#app/i18n/i18n.server.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { answerForm } from '#app/lib/answer-form.server.ts'
import { redirectWithFlash } from '#app/lib/flash.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { actPath, actsPath } from '#app/lib/paths.ts'

export const handle = { i18n: ['programme'] } satisfies GelarHandle

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { event, can } = await authorize(request, params, 'programme.view')
  const t = await getT(request, ['programme'])
  const canEdit = can('programme.edit')
  const seesPermits = can('permit.view')
  const acts = await listActs(db, event.id)
  return {
    title: t('programme:tabs.acts'),
    event,
    canEdit,
    acts: acts.map(({ permit, ...act }) => ({ ...act, permit: seesPermits ? permit : undefined })),
    performers: canEdit ? await listFreePerformers(db, event.id) : [],
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { event, actor } = await authorize(request, params, 'programme.edit')
  return answerForm(request, RegisterForm, async ({ performerId }) => {
    await addActFromRegister(db, actor, performerId)
    return redirectWithFlash(actsPath(event), 'programme:acts.added')
  })
}

const permitTones: Record<ActRow['permit'], Tone> = {
  'not-needed': 'neutral',
  missing: 'bad',
  requested: 'warn',
  valid: 'good',
}

export default function ActsPage() {
  const { event, acts, canEdit } = useLoaderData<typeof loader>()
  const { t } = useTranslation('programme')
  const f = useFormat()
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('acts.lead')}
        actions={
          canEdit ? (
            <LinkButton to={actPath(event, 'baru')} icon={<UserPlus />}>
              {t('act.new')}
            </LinkButton>
          ) : undefined
        }
      />
      <ProgrammeTabs event={event} />
      <Table
        caption={t('tabs.acts')}
        rows={acts}
        rowKey={(act) => act.id}
        empty={
          <EmptyState drawing="stage" title={t('acts.none')}>
            {t('acts.noneBody')}
          </EmptyState>
        }
        columns={[
          {
            key: 'name',
            header: t('act.name'),
            primary: true,
            cell: (act) => (
              <Link to={actPath(event, act.id)} className="font-semibold hover:underline">
                {act.name}
              </Link>
            ),
          },
          { key: 'kind', header: t('act.kind'), cell: (act) => t(`performer.${act.kind}`) },
          { key: 'origin', header: t('act.origin'), cell: (act) => act.origin },
          {
            key: 'members',
            header: t('act.members'),
            numeric: true,
            cell: (act) => f.number(act.membersCount),
          },
          {
            key: 'slots',
            header: t('act.slots'),
            numeric: true,
            cell: (act) => f.number(act.slotsCount),
          },
          {
            key: 'permit',
            header: t('permit.label'),
            cell: (act) =>
              act.permit === undefined ? (
                '–'
              ) : (
                <StatusBadge tone={permitTones[act.permit]}>
                  {t(`permitOf.${act.permit}`)}
                </StatusBadge>
              ),
          },
        ]}
      />
      {canEdit ? <FromRegister /> : null}
    </>
  )
}

function FromRegister() {
  const { performers, acts } = useLoaderData<typeof loader>()
  const { t } = useTranslation('programme')
  const [form, fields] = useGelarForm(RegisterForm, {
    id: `register-${acts.length}`,
    lastResult: useActionData<typeof action>(),
  })
  if (performers.length === 0) return null
  return (
    <Section title={t('acts.register')} lead={t('acts.registerLead')}>
      <Card>
        <GelarForm form={form}>
          <div className="flex flex-col gap-4 sm:flex-row sm:items-end">
            <SelectField
              field={fields.performerId}
              label={t('act.label')}
              placeholder={t('act.choose')}
              options={performers.map((performer) => ({
                value: performer.id,
                label: `${performer.name} · ${performer.origin}`,
              }))}
              className="min-w-0 grow"
            />
            <SubmitButton variant="secondary">{t('acts.take')}</SubmitButton>
          </div>
        </GelarForm>
      </Card>
    </Section>
  )
}
