import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { MonitorPlay, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Button, IconButton, LinkButton, SubmitButton } from '#app/components/button.tsx'
import { ConfirmDialog, Dialog } from '#app/components/dialog.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { plainField } from '#app/components/field-frame.tsx'
import { TextField } from '#app/components/fields.tsx'
import { ActionForm, FormErrors, GelarForm, useGelarForm } from '#app/components/form.tsx'
import { Card, PageHeader, Section } from '#app/components/page-header.tsx'
import { db } from '#app/db.server.ts'
import { authorize } from '#app/features/people/authorize.server.ts'
import { StageForm } from '#app/features/programme/plan/programme-forms.ts'
import { ProgrammeTabs } from '#app/features/programme/plan/programme-tabs.tsx'
import {
  addStage,
  listStages,
  removeStage,
  renameStage,
} from '#app/features/programme/plan/stages.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import { answerForm } from '#app/lib/answer-form.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { programmeScreenPath, stageManagerPath, stagesPath } from '#app/lib/paths.ts'

export const handle = { i18n: ['programme'] } satisfies GelarHandle

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { event, can } = await authorize(request, params, 'programme.view')
  const t = await getT(request, ['programme'])
  return {
    title: t('programme:tabs.stages'),
    event,
    canEdit: can('programme.edit'),
    stages: await listStages(db, event.id),
  }
}

const StageAction = z.discriminatedUnion('intent', [
  StageForm.extend({ intent: z.literal('add') }),
  StageForm.extend({ intent: z.literal('rename'), stageId: z.uuid() }),
  z.object({ intent: z.literal('remove'), stageId: z.uuid() }),
])

export async function action({ request, params }: ActionFunctionArgs) {
  const { event, actor } = await authorize(request, params, 'programme.edit')
  return answerForm(request, StageAction, async (form) => {
    if (form.intent === 'add') await addStage(db, actor, form.name)
    else if (form.intent === 'rename') await renameStage(db, actor, form.stageId, form.name)
    else await removeStage(db, actor, form.stageId)
    return redirect(stagesPath(event))
  })
}

export default function StagesPage() {
  const { event, stages, canEdit } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const { t } = useTranslation('programme')
  const onRow = reply !== undefined && reply.initialValue?.intent !== 'add'
  return (
    <>
      <PageHeader title={t('title')} lead={t('stages.lead')} />
      <ProgrammeTabs event={event} />
      <FormErrors
        id="stage-errors"
        errors={onRow ? (reply.error?.[''] ?? reply.error?.name ?? undefined) : undefined}
      />
      {stages.length === 0 ? (
        <EmptyState drawing="stage" title={t('stages.none')}>
          {t('stages.noneBody')}
        </EmptyState>
      ) : (
        <Card flush className="mt-2">
          <ul className="divide-y divide-line">
            {stages.map((stage) => (
              <li key={stage.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3">
                <span className="min-w-0 grow text-lg font-bold break-words">{stage.name}</span>
                <LinkButton
                  to={stageManagerPath(event, stage.id)}
                  variant="quiet"
                  size="sm"
                  icon={<MonitorPlay />}
                >
                  {t('stages.manage')}
                </LinkButton>
                {canEdit ? <StageActions stage={stage} /> : null}
              </li>
            ))}
          </ul>
        </Card>
      )}
      {canEdit ? (
        <Section title={t('stages.add')}>
          <Card>
            <AddStage />
          </Card>
        </Section>
      ) : null}
      <p className="mt-6 text-ink-soft">
        <a href={programmeScreenPath(event)} className="prose-link">
          {t('stages.screen')}
        </a>
      </p>
    </>
  )
}

function AddStage() {
  const { stages } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const { t } = useTranslation('programme')
  const [form, fields] = useGelarForm(StageForm, {
    id: `add-${stages.length}`,
    lastResult: reply?.initialValue?.intent === 'add' ? reply : undefined,
  })
  return (
    <GelarForm form={form}>
      <input type="hidden" name="intent" value="add" />
      <div className="flex flex-col gap-4 sm:flex-row sm:items-end">
        <TextField field={fields.name} label={t('stage.name')} className="grow" />
        <SubmitButton>{t('stages.add')}</SubmitButton>
      </div>
    </GelarForm>
  )
}

function StageActions({ stage }: { stage: { id: string; name: string } }) {
  const { t } = useTranslation('programme')
  return (
    <>
      <Dialog
        title={t('stages.rename')}
        lead={t('stages.renameLead')}
        trigger={
          <Button variant="quiet" size="sm">
            {t('stages.rename')}
          </Button>
        }
      >
        <ActionForm intent="rename" values={{ stageId: stage.id }} className="flex-col gap-4">
          <TextField
            field={plainField('name', {
              id: `name-${stage.id}`,
              defaultValue: stage.name,
              required: true,
              maxLength: 100,
            })}
            label={t('stage.name')}
          />
          <SubmitButton>{t('slot.save')}</SubmitButton>
        </ActionForm>
      </Dialog>
      <ConfirmDialog
        trigger={
          <IconButton label={t('stages.removeNamed', { stage: stage.name })} size="sm">
            <Trash2 />
          </IconButton>
        }
        title={t('stages.removeNamed', { stage: stage.name })}
        body={t('stages.removeBody')}
        confirm={t('slot.remove')}
        intent="remove"
        values={{ stageId: stage.id }}
      />
    </>
  )
}
