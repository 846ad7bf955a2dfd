import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { SubmitButton } from '#app/components/button.tsx'
import { FormActions, FormErrors, GelarForm, useGelarForm } from '#app/components/form.tsx'
import { PageHeader, Section } from '#app/components/page-header.tsx'
import { db } from '#app/db.server.ts'
import { EventFields } from '#app/features/events/event-fields.tsx'
import { EditEvent, RemoveDay, SaveDay } from '#app/features/events/event-forms.ts'
import { removeDay, saveDay } from '#app/features/events/open-days.server.ts'
import { OpenDaysForm } from '#app/features/events/open-days-form.tsx'
import { getSettings, listOpenDays, listVenues } from '#app/features/events/queries.server.ts'
import { updateEvent } from '#app/features/events/save-event.server.ts'
import { StatusSteps } from '#app/features/events/status-steps.tsx'
import { authorize } from '#app/features/people/authorize.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { answerPart } from '#app/lib/answer-form.server.ts'
import { redirectWithFlash } from '#app/lib/flash.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { settingsPath } from '#app/lib/paths.ts'
import { addDays } from '#app/lib/time.ts'
import { stepEventAction } from './step-event-action.server.ts'

export const handle = { i18n: ['events'] } satisfies GelarHandle

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { event } = await authorize(request, params, 'event.manage')
  const t = await getT(request, ['events'])
  const [settings, days, venues] = await Promise.all([
    getSettings(db, event.id),
    listOpenDays(db, event.id),
    listVenues(db),
  ])
  const lastDay = days.at(-1)?.openOn
  return {
    title: t('events:settings.title', { event: event.name }),
    status: settings.status,
    slug: settings.slug,
    startsOn: settings.plannedStartsOn,
    endsOn: settings.plannedEndsOn,
    venues,
    days,
    nextDay: lastDay ? addDays(lastDay, 1) : settings.plannedStartsOn,
    values: {
      name: settings.name,
      theme: settings.theme ?? undefined,
      summaryId: settings.summaryId,
      summaryEn: settings.summaryEn,
      venueId: settings.venueId,
      plannedStartsOn: settings.plannedStartsOn,
      plannedEndsOn: settings.plannedEndsOn ?? undefined,
      contactEmail: settings.contactEmail ?? undefined,
      entryRule: settings.entryRule,
      registrationOpen: settings.registrationOpen,
      groupSizeMax: settings.groupSizeMax,
      visitorDataUntil: settings.visitorDataUntil ?? undefined,
    },
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { event, actor } = await authorize(request, params, 'event.manage')
  const form = await request.formData()
  const back = settingsPath(event)
  switch (form.get('intent')) {
    case 'step':
      return stepEventAction(form, actor, back)
    case 'saveDay':
      return answerPart('days', form, SaveDay, async (day) => {
        await saveDay(db, actor, day)
        return redirectWithFlash(back, 'events:days.saved')
      })
    case 'removeDay':
      return answerPart('days', form, RemoveDay, async ({ openOn }) => {
        await removeDay(db, actor, openOn)
        return redirectWithFlash(back, 'events:days.removed')
      })
    default:
      return answerPart('settings', form, EditEvent, async (settings) => {
        await updateEvent(db, actor, settings)
        return redirectWithFlash(back, 'events:settings.saved')
      })
  }
}

type Part = 'step' | 'days' | 'settings'

/** What a festival is, when it is, and how far it has come. */
export default function Settings() {
  const { status, slug, values, venues, days, nextDay, startsOn, endsOn } =
    useLoaderData<typeof loader>()
  const { t } = useTranslation('events')
  const f = useFormat()
  const answered = useActionData<typeof action>()
  const replyTo = (part: Part) => (answered?.part === part ? answered.reply : undefined)
  const [form, fields] = useGelarForm(EditEvent, {
    id: 'pengaturan',
    lastResult: replyTo('settings'),
    defaultValue: values,
  })
  return (
    <div className="max-w-4xl">
      <PageHeader
        title={t('settings.heading')}
        lead={
          <span className="figures">
            /f/{slug} · {f.dayRange(startsOn, endsOn)}
          </span>
        }
      />
      <Section title={t('settings.status')}>
        <div className="space-y-4">
          <FormErrors id="status-galat" errors={replyTo('step')?.error?.['']} />
          <StatusSteps status={status} />
        </div>
      </Section>
      <Section title={t('days.title')} lead={t('days.lead')}>
        <OpenDaysForm days={days} nextDay={nextDay} lastResult={replyTo('days')} />
      </Section>
      <GelarForm form={form} className="mt-10">
        <EventFields fields={fields} venues={venues} />
        <FormActions>
          <SubmitButton name="intent" value="save">
            {t('settings.save')}
          </SubmitButton>
        </FormActions>
      </GelarForm>
    </div>
  )
}
