import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { StatusBadge } from '#app/components/badge.tsx'
import { Button, LinkButton, SubmitButton } from '#app/components/button.tsx'
import { RadioCards } from '#app/components/choice-fields.tsx'
import { ConfirmDialog } from '#app/components/dialog.tsx'
import {
  DateField,
  NumberField,
  SelectField,
  TextField,
  TimeField,
} from '#app/components/fields.tsx'
import {
  ActionForm,
  FieldRow,
  FormActions,
  FormErrors,
  GelarForm,
  useGelarForm,
} from '#app/components/form.tsx'
import { Card, PageHeader } from '#app/components/page-header.tsx'
import { db } from '#app/db.server.ts'
import { authorize, isUuid, notFound } from '#app/features/people/authorize.server.ts'
import { listActs } from '#app/features/programme/acts.server.ts'
import { addSlot, changeSlot, removeSlot } from '#app/features/programme/place-slot.server.ts'
import { SlotForm, SlotStep, slotKinds } from '#app/features/programme/programme-forms.ts'
import { statusTones } from '#app/features/programme/slot-look.ts'
import { isSlotOpen, slotSteps } from '#app/features/programme/slot-status.ts'
import { minutesOf } from '#app/features/programme/span.ts'
import { speakTimes } from '#app/features/programme/speak-times.server.ts'
import { listStages } from '#app/features/programme/stages.server.ts'
import { stepSlot } from '#app/features/programme/step-slot.server.ts'
import { findStaffSlot } from '#app/features/programme/timetable.server.ts'
import { getT, languageOf } from '#app/i18n/i18n.server.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { redirectWithFlash } from '#app/lib/flash.server.ts'
import { parseForm } from '#app/lib/forms.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { actPath, actsPath, programmePath, slotPath } from '#app/lib/paths.ts'
import { replyInvalid, replyRefused } from '#app/lib/replies.server.ts'
import { atTime, dayOf, toLocalInput } from '#app/lib/time.ts'
import { isDay, zoneLetters } from '#app/lib/time-format.ts'

export const handle = { i18n: ['programme'] } satisfies GelarHandle

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

/** What a click on an empty place of the timetable has chosen already. */
function placeOf(url: string) {
  const query = new URL(url).searchParams
  const day = query.get('hari')
  const clock = query.get('jam')
  return {
    stageId: query.get('panggung') ?? undefined,
    day: day !== null && isDay(day) ? day : undefined,
    startsAt: clock !== null && /^\d{2}:\d{2}$/.test(clock) ? clock : undefined,
  }
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { event } = await authorize(request, params, 'programme.edit')
  const t = await getT(request, ['programme'])
  const slot = isUuid(params.slot) ? await findStaffSlot(db, event.id, params.slot) : undefined
  if (params.slot !== undefined && !slot) throw notFound()
  const [stages, acts] = await Promise.all([listStages(db, event.id), listActs(db, event.id)])
  const place = placeOf(request.url)
  const start = slot ? toLocalInput(slot.startAt, event.timeZone) : undefined
  return {
    title: slot ? slot.title : t('programme:slot.new'),
    event,
    slot,
    stages,
    acts: acts.map(({ id, name, origin }) => ({ id, name, origin })),
    zone: zoneLetters(event.timeZone),
    values: {
      stageId: slot?.stageId ?? place.stageId,
      kind: slot?.kind ?? 'act',
      actId: slot?.actId ?? undefined,
      title: slot && slot.kind !== 'act' ? slot.title : undefined,
      day: start?.slice(0, 10) ?? place.day ?? dayOf(new Date(), event.timeZone),
      startsAt: start?.slice(11) ?? place.startsAt,
      minutes: slot ? minutesOf(slot) : 30,
      setupMinutes: slot?.setupMinutes ?? 10,
      strikeMinutes: slot?.strikeMinutes ?? 5,
    },
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { event, user } = await authorize(request, params, 'programme.edit')
  const by = { eventId: event.id, userId: user.id }
  const slotId = params.slot
  if (slotId !== undefined && !isUuid(slotId)) throw notFound()
  const form = await request.formData()
  const intent = form.get('intent')
  if (slotId !== undefined && (intent === 'step' || intent === 'remove')) {
    return stepOrRemove(request, form, { ...by, slotId, event })
  }
  const submission = parseForm(form, SlotForm)
  if (submission.status !== 'success') return replyInvalid(submission)
  const { day, startsAt, minutes, actId, title, ...rest } = submission.value
  const startAt = atTime(day, startsAt, event.timeZone)
  const plan = {
    ...rest,
    actId: actId ?? null,
    title: title ?? '',
    startAt,
    endAt: new Date(startAt.getTime() + minutes * 60_000),
  }
  try {
    if (slotId === undefined) await addSlot(db, by, plan)
    else await changeSlot(db, by, slotId, plan)
  } catch (error) {
    return replyRefused(submission, speakTimes(error, languageOf(request)))
  }
  return redirectWithFlash(programmePath(event, day, plan.stageId), 'programme:slot.saved')
}

type Target = { eventId: string; userId: string; slotId: string; event: { slug: string } }

async function stepOrRemove(request: Request, form: FormData, { slotId, event, ...by }: Target) {
  if (form.get('intent') === 'remove') {
    const submission = parseForm(form, SlotStep.pick({ slotId: true }))
    if (submission.status !== 'success') return replyInvalid(submission)
    try {
      await removeSlot(db, by, slotId)
    } catch (error) {
      return replyRefused(submission, error)
    }
    return redirectWithFlash(programmePath(event), 'programme:slot.removed')
  }
  const submission = parseForm(form, SlotStep)
  if (submission.status !== 'success') return replyInvalid(submission)
  try {
    await stepSlot(db, by, slotId, submission.value.to, new Date())
  } catch (error) {
    return replyRefused(submission, speakTimes(error, languageOf(request)))
  }
  return redirect(slotPath(event, slotId))
}

export default function SlotPage() {
  const { event, slot, title, values } = useLoaderData<typeof loader>()
  const { t } = useTranslation('programme')
  return (
    <>
      <PageHeader
        title={title}
        breadcrumbs={[{ label: t('title'), to: programmePath(event, values.day) }]}
        badge={
          slot ? (
            <StatusBadge tone={statusTones[slot.status]}>{t(`status.${slot.status}`)}</StatusBadge>
          ) : undefined
        }
      />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <Card>{slot && !isSlotOpen(slot.status) ? <ClosedSlot /> : <SlotFields />}</Card>
        {slot ? <Steps /> : null}
      </div>
    </>
  )
}

function SlotFields() {
  const { event, slot, stages, acts, values, zone } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const { t } = useTranslation(['programme', 'common'])
  const [kind, setKind] = useState<string>(values.kind)
  const [form, fields] = useGelarForm(SlotForm, {
    id: 'slot',
    lastResult: isStepReply(reply) ? undefined : reply,
    defaultValue: values,
  })
  return (
    <GelarForm
      form={form}
      onChange={({ target }) => {
        if (target instanceof HTMLInputElement && target.name === 'kind') setKind(target.value)
      }}
    >
      <RadioCards
        field={fields.kind}
        label={t('programme:slot.kind')}
        columns={3}
        choices={slotKinds.map((value) => ({ value, label: t(`programme:kind.${value}`) }))}
      />
      <div className={kind === 'act' ? undefined : 'hidden'}>
        <SelectField
          field={fields.actId}
          label={t('programme:act.label')}
          placeholder={t('programme:act.choose')}
          options={acts.map((act) => ({ value: act.id, label: `${act.name} · ${act.origin}` }))}
          hint={
            <Link to={actsPath(event)} className="prose-link">
              {t('programme:acts.addHere')}
            </Link>
          }
        />
      </div>
      <div className={kind === 'act' ? 'hidden' : undefined}>
        <TextField field={fields.title} label={t('programme:slot.title')} />
      </div>
      <SelectField
        field={fields.stageId}
        label={t('programme:stage.label')}
        placeholder={t('programme:stage.choose')}
        options={stages.map((stage) => ({ value: stage.id, label: stage.name }))}
      />
      <div className="grid items-start gap-5 sm:grid-cols-3">
        <DateField field={fields.day} label={t('programme:day.label')} />
        <TimeField
          field={fields.startsAt}
          label={t('programme:slot.startsAt')}
          hint={t('programme:slot.zone', { zone })}
        />
        <NumberField
          field={fields.minutes}
          label={t('programme:slot.minutes')}
          unit={t('programme:minutesShort')}
        />
      </div>
      <FieldRow>
        <NumberField
          field={fields.setupMinutes}
          label={t('programme:slot.setup')}
          unit={t('programme:minutesShort')}
        />
        <NumberField
          field={fields.strikeMinutes}
          label={t('programme:slot.strike')}
          unit={t('programme:minutesShort')}
        />
      </FieldRow>
      <FormActions>
        <SubmitButton>{slot ? t('programme:slot.save') : t('programme:slot.add')}</SubmitButton>
        <LinkButton to={programmePath(event, values.day)} variant="quiet">
          {t('common:cancel')}
        </LinkButton>
      </FormActions>
    </GelarForm>
  )
}

/** A step is posted with its intent, so its refusal can be told from one of the form. */
function isStepReply(reply: ReturnType<typeof useActionData<typeof action>>): boolean {
  const intent = reply?.initialValue?.intent
  return intent === 'step' || reply?.initialValue?.slotId !== undefined
}

function ClosedSlot() {
  const { event, slot } = useLoaderData<typeof loader>()
  const { t } = useTranslation('programme')
  const f = useFormat()
  if (!slot) return null
  return (
    <div className="space-y-2">
      <p className="figures text-lg font-semibold">
        {f.instant(slot.startAt, event.timeZone)} – {f.time(slot.endAt, event.timeZone)}
      </p>
      {slot.actualStartsAt ? (
        <p className="figures text-ink-soft">
          {t('slot.actual')}: {f.time(slot.actualStartsAt, event.timeZone)}
          {slot.actualEndsAt ? ` – ${f.time(slot.actualEndsAt, event.timeZone)}` : null}
        </p>
      ) : null}
      <p className="text-ink-soft">{t('slot.closedHint')}</p>
    </div>
  )
}

function Steps() {
  const { slot, event } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const { t } = useTranslation('programme')
  if (!slot) return null
  const errors = isStepReply(reply) ? reply?.error?.[''] : undefined
  const steps = slotSteps[slot.status]
  return (
    <aside className="space-y-4">
      <FormErrors id="step-errors" errors={errors ?? undefined} />
      {slot.isPermitted ? null : (
        <Alert tone="warn" title={t('permit.missing')}>
          {slot.actId ? (
            <Link to={actPath(event, slot.actId)} className="prose-link">
              {t('permit.see')}
            </Link>
          ) : null}
        </Alert>
      )}
      <Card className="flex flex-col gap-2.5">
        <h2 className="font-bold">{t('slot.steps')}</h2>
        {steps
          .filter((to) => to !== 'cancelled')
          .map((to) => (
            <ActionForm key={to} intent="step" values={{ slotId: slot.id }} className="flex">
              <SubmitButton
                name="to"
                value={to}
                variant={to === 'confirmed' && slot.status === 'planned' ? 'primary' : 'secondary'}
                className="grow"
              >
                {slot.status === 'live' && to === 'confirmed'
                  ? t('step.undoLive')
                  : slot.status === 'confirmed' && to === 'planned'
                    ? t('step.unconfirm')
                    : slot.status === 'done'
                      ? t('step.undoDone')
                      : slot.status === 'cancelled'
                        ? t('step.restore')
                        : t(`step.${to}`)}
              </SubmitButton>
            </ActionForm>
          ))}
        {steps.includes('cancelled') ? (
          <ConfirmDialog
            trigger={<Button variant="quiet">{t('step.cancel')}</Button>}
            title={t('slot.cancelTitle', { title: slot.title })}
            body={t('slot.cancelBody')}
            confirm={t('step.cancel')}
            intent="step"
            values={{ slotId: slot.id, to: 'cancelled' }}
          />
        ) : null}
        {isSlotOpen(slot.status) || slot.status === 'cancelled' ? (
          <ConfirmDialog
            trigger={<Button variant="quiet">{t('slot.remove')}</Button>}
            title={t('slot.removeTitle', { title: slot.title })}
            body={t('slot.removeBody')}
            confirm={t('slot.remove')}
            intent="remove"
            values={{ slotId: slot.id }}
          />
        ) : null}
      </Card>
    </aside>
  )
}
