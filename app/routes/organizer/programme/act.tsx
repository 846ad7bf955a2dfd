import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { FilePlus2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { StatusBadge } from '#app/components/badge.tsx'
import { Button, LinkButton, SubmitButton } from '#app/components/button.tsx'
import { CheckboxField } from '#app/components/choice-fields.tsx'
import { ConfirmDialog } from '#app/components/dialog.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { NumberField, SelectField, TextField } from '#app/components/fields.tsx'
import { FieldRow, FormActions, GelarForm, useGelarForm } from '#app/components/form.tsx'
import { Card, PageHeader, Section } from '#app/components/page-header.tsx'
import { db } from '#app/db.server.ts'
import { authorize, isUuid, notFound } from '#app/features/people/authorize.server.ts'
import { permitTones } from '#app/features/programme/permits/permit-look.ts'
import { listPermits } from '#app/features/programme/permits/permits.server.ts'
import { addAct, editAct, findAct, removeAct } from '#app/features/programme/plan/acts.server.ts'
import { ActForm, performerKinds } from '#app/features/programme/plan/programme-forms.ts'
import { isChildrenInstitution } from '#app/features/programme/publish/public-act.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { answerForm } from '#app/lib/answer-form.server.ts'
import { redirectWithFlash } from '#app/lib/flash.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { actPath, actsPath, newPermitPath, permitPath, programmePath } from '#app/lib/paths.ts'

export const handle = { i18n: ['programme'] } satisfies GelarHandle

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { event, can } = await authorize(request, params, 'programme.edit')
  const t = await getT(request, ['programme'])
  const isNew = params.act === 'baru'
  const act = isUuid(params.act) ? await findAct(db, event.id, params.act) : undefined
  if (!act && !isNew) throw notFound()
  const seesPermits = can('permit.view')
  const [permits, kanwil] = await Promise.all([
    act && seesPermits ? listPermits(db, event.id) : [],
    db.selectFrom('kanwil').select(['code', 'name']).orderBy('name').execute(),
  ])
  return {
    title: act?.name ?? t('programme:act.new'),
    event,
    act,
    kanwil,
    canManagePermits: can('permit.manage'),
    seesPermits,
    permits: permits.filter((permit) => permit.actId === act?.id),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { event, actor } = await authorize(request, params, 'programme.edit')
  const form = await request.formData()
  const actId = params.act
  if (form.get('intent') === 'remove' && isUuid(actId)) {
    return answerForm(form, ActForm.pick({}), async () => {
      await removeAct(db, actor, actId)
      return redirectWithFlash(actsPath(event), 'programme:act.removed')
    })
  }
  return answerForm(form, ActForm, async ({ kanwilCode, isWargaBinaan, ...rest }) => {
    const values = {
      ...rest,
      kanwilCode: kanwilCode ?? null,
      isWargaBinaan: isWargaBinaan ?? false,
    }
    if (actId === 'baru') {
      const id = await addAct(db, actor, values)
      return redirectWithFlash(
        values.isWargaBinaan ? actPath(event, id) : actsPath(event),
        'programme:acts.added',
      )
    }
    if (!isUuid(actId)) throw notFound()
    await editAct(db, actor, actId, values)
    return redirectWithFlash(actsPath(event), 'programme:act.saved')
  })
}

export default function ActPage() {
  const { event, act, title } = useLoaderData<typeof loader>()
  const { t } = useTranslation('programme')
  return (
    <>
      <PageHeader
        title={title}
        breadcrumbs={[
          { label: t('title'), to: programmePath(event) },
          { label: t('tabs.acts'), to: actsPath(event) },
        ]}
        actions={
          act ? (
            <ConfirmDialog
              trigger={<Button variant="quiet">{t('slot.remove')}</Button>}
              title={t('slot.removeTitle', { title })}
              body={t('act.removeBody')}
              confirm={t('slot.remove')}
              intent="remove"
            />
          ) : undefined
        }
      />
      <Card>
        <ActFields />
      </Card>
      {act?.isWargaBinaan ? <Permits /> : null}
    </>
  )
}

function ActFields() {
  const { event, act, kanwil } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['programme', 'common'])
  const [form, fields] = useGelarForm(ActForm, {
    id: 'act',
    lastResult: useActionData<typeof action>(),
    defaultValue: act
      ? { ...act, kanwilCode: act.kanwilCode ?? undefined }
      : { membersCount: 5, travelMinutes: 0 },
  })
  return (
    <GelarForm form={form}>
      <FieldRow>
        <TextField
          field={fields.name}
          label={t('programme:act.name')}
          hint={t('programme:act.nameHint')}
        />
        <TextField
          field={fields.origin}
          label={t('programme:act.origin')}
          hint={t('programme:act.originHint')}
        />
        <SelectField
          field={fields.kind}
          label={t('programme:act.kind')}
          placeholder={t('programme:act.chooseKind')}
          options={performerKinds.map((value) => ({
            value,
            label: t(`programme:performer.${value}`),
          }))}
        />
        <SelectField
          field={fields.kanwilCode}
          label={t('programme:act.kanwil')}
          optional
          placeholder={t('programme:act.noKanwil')}
          options={kanwil.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <NumberField
          field={fields.membersCount}
          label={t('programme:act.members')}
          hint={t('programme:act.membersHint')}
        />
        <NumberField
          field={fields.travelMinutes}
          label={t('programme:act.travel')}
          hint={t('programme:act.travelHint')}
          unit={t('programme:minutesShort')}
        />
      </FieldRow>
      <CheckboxField
        field={fields.isWargaBinaan}
        label={t('programme:act.isWargaBinaan')}
        hint={t('programme:act.isWargaBinaanHint')}
      />
      {act && isChildrenInstitution(act.origin) ? (
        <Alert tone="info" title={t('programme:act.childrenTitle')}>
          {t('programme:act.childrenBody')}
        </Alert>
      ) : null}
      <FormActions>
        <SubmitButton>{t('programme:slot.save')}</SubmitButton>
        <LinkButton to={actsPath(event)} variant="quiet">
          {t('common:cancel')}
        </LinkButton>
      </FormActions>
    </GelarForm>
  )
}

function Permits() {
  const { event, act, permits, seesPermits, canManagePermits } = useLoaderData<typeof loader>()
  const { t } = useTranslation('programme')
  const f = useFormat()
  if (!act || !seesPermits) return null
  return (
    <Section
      title={t('permit.title')}
      lead={t('permit.lead')}
      actions={
        canManagePermits ? (
          <LinkButton to={newPermitPath(event, act.id)} icon={<FilePlus2 />} variant="secondary">
            {t('permit.new')}
          </LinkButton>
        ) : undefined
      }
    >
      {permits.length === 0 ? (
        <EmptyState title={t('permit.none')}>{t('permit.noneBody')}</EmptyState>
      ) : (
        <Card flush>
          <ul className="divide-y divide-line">
            {permits.map((permit) => (
              <li key={permit.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-5 py-4">
                <div className="min-w-0 grow">
                  <Link to={permitPath(event, permit.id)} className="font-bold hover:underline">
                    {permit.letterNumber}
                  </Link>
                  <p className="figures text-sm text-ink-soft">
                    {t(`approver.${permit.approver}`)} · {f.dayShort(permit.letterOn)} ·{' '}
                    {f.instant(permit.validFrom, event.timeZone)} –{' '}
                    {f.instant(permit.validTo, event.timeZone)}
                  </p>
                </div>
                <StatusBadge tone={permitTones[permit.status]}>
                  {t(`permitStatus.${permit.status}`)}
                </StatusBadge>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </Section>
  )
}
