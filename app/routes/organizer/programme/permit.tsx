import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { LinkButton, SubmitButton } from '#app/components/button.tsx'
import { CheckboxField, RadioCards } from '#app/components/choice-fields.tsx'
import {
  DateField,
  NumberField,
  SelectField,
  TextareaField,
  TextField,
} from '#app/components/fields.tsx'
import { FieldRow, FormActions, GelarForm, useGelarForm } from '#app/components/form.tsx'
import { Card, PageHeader, Section } from '#app/components/page-header.tsx'
import { PeriodFields } from '#app/components/period-fields.tsx'
import { db } from '#app/db.server.ts'
import { authorize, isUuid, notFound } from '#app/features/people/authorize.server.ts'
import {
  findEscortPlan,
  saveEscortPlan,
} from '#app/features/programme/permits/escort-plans.server.ts'
import { escortForm, permitForm } from '#app/features/programme/permits/permit-form.ts'
import {
  addPermit,
  editPermit,
  findPermit,
} from '#app/features/programme/permits/permits.server.ts'
import { findAct } from '#app/features/programme/plan/acts.server.ts'
import { permitApprovers, permitStatuses } from '#app/features/programme/plan/programme-forms.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import type { Actor } from '#app/lib/actor.ts'
import { answerForm } from '#app/lib/answer-form.server.ts'
import { redirectWithFlash } from '#app/lib/flash.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { actPath, actsPath, permitPath, programmePath } from '#app/lib/paths.ts'
import { dayOf, toLocalInput } from '#app/lib/time.ts'
import { zoneLetters } from '#app/lib/time-format.ts'

export const handle = { i18n: ['programme'] } satisfies GelarHandle

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { event, can } = await authorize(request, params, 'permit.manage')
  const t = await getT(request, ['programme'])
  const { timeZone: zone } = event
  const permit = isUuid(params.permit) ? await findPermit(db, event.id, params.permit) : undefined
  if (!permit && params.permit !== 'baru') throw notFound()
  const wanted = permit?.actId ?? new URL(request.url).searchParams.get('penampil') ?? undefined
  const act = isUuid(wanted) ? await findAct(db, event.id, wanted) : undefined
  if (!act) throw notFound()
  const escort =
    permit && can('escort.view') ? await findEscortPlan(db, event.id, permit.id) : undefined
  const today = dayOf(new Date(), zone)
  return {
    title: permit?.letterNumber ?? t('programme:permit.new'),
    event,
    act: { id: act.id, name: act.name },
    zone: zoneLetters(zone),
    permit: {
      id: permit?.id,
      actId: act.id,
      letterNumber: permit?.letterNumber,
      letterOn: permit?.letterOn ?? today,
      approver: permit?.approver,
      validFrom: permit && toLocalInput(permit.validFrom, zone),
      validTo: permit && toLocalInput(permit.validTo, zone),
      status: permit?.status ?? 'requested',
    },
    canEscort: can('escort.view') && can('escort.manage'),
    escort: escort && {
      ...escort,
      departsAt: escort.departsAt ? toLocalInput(escort.departsAt, zone) : undefined,
      returnsAt: escort.returnsAt ? toLocalInput(escort.returnsAt, zone) : undefined,
    },
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { event, actor, can } = await authorize(request, params, 'permit.manage')
  const form = await request.formData()
  if (form.get('intent') === 'escort') {
    if (!can('escort.manage') || !isUuid(params.permit)) throw notFound()
    return saveEscort(event, actor, params.permit, form)
  }
  return answerForm(form, permitForm(event.timeZone), async (value) => {
    const page = actPath(event, value.actId)
    if (params.permit === 'baru') {
      await addPermit(db, actor, value)
      return redirectWithFlash(page, 'programme:permit.saved')
    }
    if (!isUuid(params.permit)) throw notFound()
    const lost = await editPermit(db, actor, params.permit, value)
    if (lost.length === 0) return redirectWithFlash(page, 'programme:permit.saved')
    const titles = lost.join(', ')
    return redirectWithFlash(page, 'programme:permit.unconfirmed', { titles }, 'warn')
  })
}

async function saveEscort(
  event: { slug: string; timeZone: string },
  actor: Actor,
  permitId: string,
  form: FormData,
) {
  return answerForm(form, escortForm(event.timeZone), async (escort) => {
    const { officersCount, policeHelp, departsAt, returnsAt, remarks } = escort
    await saveEscortPlan(db, actor, permitId, {
      officersCount,
      policeHelp: policeHelp ?? false,
      departsAt: departsAt ?? null,
      returnsAt: returnsAt ?? null,
      remarks: remarks ?? '',
    })
    return redirectWithFlash(permitPath(event, permitId), 'programme:escort.saved')
  })
}

export default function PermitPage() {
  const { event, act, title, permit, canEscort } = useLoaderData<typeof loader>()
  const { t } = useTranslation('programme')
  return (
    <>
      <PageHeader
        title={title}
        lead={act.name}
        breadcrumbs={[
          { label: t('title'), to: programmePath(event) },
          { label: t('tabs.acts'), to: actsPath(event) },
          { label: act.name, to: actPath(event, act.id) },
        ]}
      />
      <Card>
        <PermitFields />
      </Card>
      {permit.id && canEscort ? (
        <Section title={t('escort.title')} lead={t('escort.lead')}>
          <Card>
            <EscortFields />
          </Card>
        </Section>
      ) : null}
    </>
  )
}

/** A reply belongs to the escort plan when what was sent has its fields. */
function useReply(toEscort: boolean) {
  const reply = useActionData<typeof action>()
  const isEscort = reply?.initialValue?.officersCount !== undefined
  return isEscort === toEscort ? reply : undefined
}

function PermitFields() {
  const { event, act, permit, zone } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['programme', 'common'])
  const [form, fields] = useGelarForm(permitForm(event.timeZone), {
    id: 'permit',
    lastResult: useReply(false),
    defaultValue: permit,
  })
  return (
    <GelarForm form={form}>
      <input type="hidden" name="actId" value={act.id} />
      <FieldRow>
        <TextField field={fields.letterNumber} label={t('programme:permit.letterNumber')} />
        <DateField field={fields.letterOn} label={t('programme:permit.letterOn')} />
        <SelectField
          field={fields.approver}
          label={t('programme:permit.approver')}
          placeholder={t('programme:permit.chooseApprover')}
          options={permitApprovers.map((value) => ({
            value,
            label: t(`programme:approver.${value}`),
          }))}
          className="sm:col-span-2"
        />
        <PeriodFields
          from={{ field: fields.validFrom, label: t('programme:permit.validFrom') }}
          to={{ field: fields.validTo, label: t('programme:permit.validTo') }}
          hint={t('programme:slot.zone', { zone })}
        />
      </FieldRow>
      <RadioCards
        field={fields.status}
        label={t('programme:permit.status')}
        columns={3}
        choices={permitStatuses.map((value) => ({
          value,
          label: t(`programme:permitStatus.${value}`),
        }))}
      />
      <FormActions>
        <SubmitButton>{t('programme:slot.save')}</SubmitButton>
        <LinkButton to={actPath(event, act.id)} variant="quiet">
          {t('common:cancel')}
        </LinkButton>
      </FormActions>
    </GelarForm>
  )
}

function EscortFields() {
  const { event, escort, zone } = useLoaderData<typeof loader>()
  const { t } = useTranslation('programme')
  const [form, fields] = useGelarForm(escortForm(event.timeZone), {
    id: 'escort',
    lastResult: useReply(true),
    defaultValue: escort ?? { officersCount: 2 },
  })
  return (
    <GelarForm form={form}>
      <input type="hidden" name="intent" value="escort" />
      <FieldRow>
        <NumberField field={fields.officersCount} label={t('escort.officers')} />
        <CheckboxField field={fields.policeHelp} label={t('escort.police')} className="sm:pt-7" />
        <PeriodFields
          from={{ field: fields.departsAt, label: t('escort.departsAt') }}
          to={{ field: fields.returnsAt, label: t('escort.returnsAt') }}
          hint={t('slot.zone', { zone })}
          optional
        />
      </FieldRow>
      <TextareaField field={fields.remarks} label={t('escort.remarks')} optional rows={3} />
      <FormActions>
        <SubmitButton variant="secondary">{t('escort.save')}</SubmitButton>
      </FormActions>
    </GelarForm>
  )
}
