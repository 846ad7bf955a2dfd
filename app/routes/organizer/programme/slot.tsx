import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { StatusBadge } from '#app/components/badge.tsx'
import { Card, PageHeader } from '#app/components/page-header.tsx'
import { db } from '#app/db.server.ts'
import { authorize, isUuid, notFound } from '#app/features/people/authorize.server.ts'
import { slotStatusTones } from '#app/features/programme/live/slot-look.ts'
import { isSlotOpen } from '#app/features/programme/live/slot-status.ts'
import { ClosedSlot, SlotSteps } from '#app/features/programme/live/slot-steps.tsx'
import { stepSlot } from '#app/features/programme/live/step-slot.server.ts'
import { listActs } from '#app/features/programme/plan/acts.server.ts'
import { addSlot, changeSlot, removeSlot } from '#app/features/programme/plan/place-slot.server.ts'
import {
  SlotForm,
  SlotStep,
  type SlotValues,
} from '#app/features/programme/plan/programme-forms.ts'
import { SlotFields } from '#app/features/programme/plan/slot-fields.tsx'
import { minutesOf } from '#app/features/programme/plan/span.ts'
import { listStages } from '#app/features/programme/plan/stages.server.ts'
import { findStaffSlot } from '#app/features/programme/plan/timetable.server.ts'
import { speakTimes } from '#app/features/programme/publish/speak-times.server.ts'
import { getT, languageOf } from '#app/i18n/i18n.server.ts'
import { answerForm } from '#app/lib/answer-form.server.ts'
import { redirectWithFlash } from '#app/lib/flash.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { programmePath, slotPath } from '#app/lib/paths.ts'
import { atTime, dayOf, toLocalInput } from '#app/lib/time.ts'
import { isDay, zoneLetters } from '#app/lib/time-format.ts'

import type { SlotStatus } from '#db/types.ts'

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
  const { event, actor } = await authorize(request, params, 'programme.edit')
  const slotId = params.slot
  if (slotId !== undefined && !isUuid(slotId)) throw notFound()
  const form = await request.formData()
  const intent = form.get('intent')
  const reword = (error: unknown) => speakTimes(error, languageOf(request))
  if (slotId !== undefined && intent === 'remove') {
    return answerForm(form, SlotStep.pick({ slotId: true }), async () => {
      await removeSlot(db, actor, slotId)
      return redirectWithFlash(programmePath(event), 'programme:slot.removed')
    })
  }
  if (slotId !== undefined && intent === 'step') {
    const step = async ({ to }: { to: SlotStatus }) => {
      await stepSlot(db, actor, slotId, to, new Date())
      return redirect(slotPath(event, slotId))
    }
    return answerForm(form, SlotStep, step, { reword })
  }
  const save = async (value: SlotValues) => {
    const { day, startsAt, minutes, actId, title, ...rest } = value
    const startAt = atTime(day, startsAt, event.timeZone)
    const plan = {
      ...rest,
      actId: actId ?? null,
      title: title ?? '',
      startAt,
      endAt: new Date(startAt.getTime() + minutes * 60_000),
    }
    if (slotId === undefined) await addSlot(db, actor, plan)
    else await changeSlot(db, actor, slotId, plan)
    return redirectWithFlash(programmePath(event, day, plan.stageId), 'programme:slot.saved')
  }
  return answerForm(form, SlotForm, save, { reword })
}

export default function SlotPage() {
  const { event, slot, title, values, stages, acts, zone } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const { t } = useTranslation('programme')
  const aboutStep = isStepReply(reply)
  return (
    <>
      <PageHeader
        title={title}
        breadcrumbs={[{ label: t('title'), to: programmePath(event, values.day) }]}
        badge={
          slot ? (
            <StatusBadge tone={slotStatusTones[slot.status]}>
              {t(`status.${slot.status}`)}
            </StatusBadge>
          ) : undefined
        }
      />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <Card>
          {slot && !isSlotOpen(slot.status) ? (
            <ClosedSlot slot={slot} timeZone={event.timeZone} />
          ) : (
            <SlotFields
              planned={slot !== undefined}
              lastResult={aboutStep ? undefined : reply}
              {...{ event, stages, acts, zone, values }}
            />
          )}
        </Card>
        {slot ? (
          <SlotSteps
            event={event}
            slot={slot}
            errors={aboutStep ? reply?.error?.[''] : undefined}
          />
        ) : null}
      </div>
    </>
  )
}

/** A step is posted with its intent, so its refusal can be told from one of the form. */
function isStepReply(reply: ReturnType<typeof useActionData<typeof action>>): boolean {
  const intent = reply?.initialValue?.intent
  return intent === 'step' || reply?.initialValue?.slotId !== undefined
}
