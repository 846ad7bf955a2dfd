import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Megaphone } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { StatusBadge, type Tone } from '#app/components/badge.tsx'
import { SubmitButton } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { TextField } from '#app/components/fields.tsx'
import { FormActions, GelarForm, useGelarForm } from '#app/components/form.tsx'
import { Card, PageHeader, Section } from '#app/components/page-header.tsx'
import { db } from '#app/db.server.ts'
import { authorize } from '#app/features/people/authorize.server.ts'
import { PublishForm } from '#app/features/programme/plan/programme-forms.ts'
import { ProgrammeTabs } from '#app/features/programme/plan/programme-tabs.tsx'
import {
  listVersions,
  previewPublication,
  publishProgramme,
} from '#app/features/programme/publish/publish-programme.server.ts'
import type { VersionChange, VersionSlot } from '#app/features/programme/publish/version-diff.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { answerForm } from '#app/lib/answer-form.server.ts'
import { redirectWithFlash } from '#app/lib/flash.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { programmeVersionsPath } from '#app/lib/paths.ts'

export const handle = { i18n: ['programme'] } satisfies GelarHandle

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { event, can } = await authorize(request, params, 'programme.view')
  const t = await getT(request, ['programme'])
  const canPublish = can('programme.publish')
  const [versions, publication] = await Promise.all([
    listVersions(db, event.id),
    canPublish ? previewPublication(db, event.id) : undefined,
  ])
  return { title: t('programme:tabs.versions'), event, versions, publication }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { event, actor } = await authorize(request, params, 'programme.publish')
  return answerForm(request, PublishForm, async ({ afterNumber, note }) => {
    const number = await publishProgramme(db, actor, { afterNumber, note: note ?? '' })
    return redirectWithFlash(programmeVersionsPath(event), 'programme:publish.done', { number })
  })
}

export default function VersionsPage() {
  const { event, versions, publication } = useLoaderData<typeof loader>()
  const { t } = useTranslation('programme')
  const f = useFormat()
  return (
    <>
      <PageHeader title={t('title')} lead={t('publish.lead')} />
      <ProgrammeTabs event={event} />
      {publication ? <Publish /> : null}
      <Section title={t('versions.title')}>
        {versions.length === 0 ? (
          <EmptyState title={t('versions.none')}>{t('versions.noneBody')}</EmptyState>
        ) : (
          <Card flush>
            <ol className="divide-y divide-line">
              {versions.map((version) => (
                <li
                  key={version.number}
                  className="flex flex-wrap items-baseline gap-x-4 px-5 py-3"
                >
                  <span className="figures font-bold">
                    {t('versions.number', { number: version.number })}
                  </span>
                  <span className="min-w-0 grow break-words">{version.note}</span>
                  <span className="figures text-sm text-ink-soft">
                    {t('versions.slots', { count: version.slotsCount })} ·{' '}
                    {f.instant(version.publishedAt, event.timeZone)}
                    {version.publishedByName ? ` · ${version.publishedByName}` : null}
                  </span>
                </li>
              ))}
            </ol>
          </Card>
        )}
      </Section>
    </>
  )
}

function Publish() {
  const { event, publication } = useLoaderData<typeof loader>()
  const { t } = useTranslation('programme')
  const f = useFormat()
  const [form, fields] = useGelarForm(PublishForm, {
    id: `publish-${publication?.lastNumber}`,
    lastResult: useActionData<typeof action>(),
    defaultValue: { afterNumber: publication?.lastNumber },
  })
  if (!publication) return null
  const { changes, heldBack, lastNumber } = publication
  return (
    <Section
      title={lastNumber === 0 ? t('publish.first') : t('publish.changes', { number: lastNumber })}
    >
      {heldBack.length > 0 ? (
        <Alert tone="warn" title={t('publish.heldBack', { count: heldBack.length })}>
          {heldBack
            .map((slot) => `${slot.title} (${f.instant(slot.startAt, event.timeZone)})`)
            .join(', ')}
        </Alert>
      ) : null}
      {changes.length === 0 ? (
        <p className="mt-3 text-ink-soft">{t('publish.unchanged')}</p>
      ) : (
        <Card className="mt-3">
          <ul className="mb-6 divide-y divide-line">
            {changes.map((change) => (
              <ChangeItem key={change.slot.slotId} change={change} zone={event.timeZone} />
            ))}
          </ul>
          <GelarForm form={form}>
            <input type="hidden" name="afterNumber" value={lastNumber} />
            <TextField
              field={fields.note}
              label={t('publish.note')}
              hint={t('publish.noteHint')}
              optional
            />
            <FormActions>
              <SubmitButton icon={<Megaphone />}>
                {t('publish.confirm', { number: lastNumber + 1 })}
              </SubmitButton>
            </FormActions>
          </GelarForm>
        </Card>
      )}
    </Section>
  )
}

const changeTones: Record<VersionChange['kind'], Tone> = {
  new: 'good',
  moved: 'warn',
  renamed: 'info',
  cancelled: 'bad',
}

function ChangeItem({ change, zone }: { change: VersionChange; zone: string }) {
  const { t } = useTranslation('programme')
  const f = useFormat()
  const placeOf = (slot: VersionSlot) =>
    `${f.instant(slot.startAt, zone)} – ${f.time(slot.endAt, zone)}, ${slot.stageName}`
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 py-2.5">
      <StatusBadge tone={changeTones[change.kind]}>{t(`change.${change.kind}`)}</StatusBadge>
      <span className="min-w-0 font-semibold break-words">{change.slot.title}</span>
      <span className="figures text-sm text-ink-soft">
        {'from' in change && change.kind === 'renamed' ? `← ${change.from.title}` : null}
        {'from' in change && change.kind === 'moved' ? `${placeOf(change.from)} → ` : null}
        {change.kind === 'renamed' ? null : placeOf(change.slot)}
      </span>
    </li>
  )
}
