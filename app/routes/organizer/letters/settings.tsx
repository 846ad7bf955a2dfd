import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Send } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { Button, SubmitButton } from '#app/components/button.tsx'
import { ConfirmDialog } from '#app/components/dialog.tsx'
import { DateField, TextareaField, TextField } from '#app/components/fields.tsx'
import { FieldRow, FormActions, GelarForm, useGelarForm } from '#app/components/form.tsx'
import { Card, PageHeader } from '#app/components/page-header.tsx'
import { PeriodFields } from '#app/components/period-fields.tsx'
import { db } from '#app/db.server.ts'
import { letterSettings, letterSettingsForm } from '#app/features/booths/letters/letter-forms.ts'
import { letterReference, usualLetterCode } from '#app/features/booths/letters/letter-number.ts'
import {
  getLetterSettings,
  saveLetterSettings,
} from '#app/features/booths/letters/letter-settings.server.ts'
import { countUntold, tellSetup } from '#app/features/booths/letters/tell-setup.server.ts'
import { authorize } from '#app/features/people/authorize.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import { answerForm } from '#app/lib/answer-form.server.ts'
import { redirectWithFlash } from '#app/lib/flash.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { boothPlanPath, letterSettingsPath, placeAnswersPath } from '#app/lib/paths.ts'
import { dayOf, toLocalInput } from '#app/lib/time.ts'
import { zoneLetters } from '#app/lib/time-format.ts'

export const handle = { i18n: ['letters', 'booths'] } satisfies GelarHandle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { event } = await authorize(request, params, 'placeLetter.send')
  const [settings, untold, t] = await Promise.all([
    getLetterSettings(db, event.id),
    countUntold(db, event.id),
    getT(request, ['letters']),
  ])
  const local = (at: Date | null) => (at ? toLocalInput(at, event.timeZone) : undefined)
  const usualCode = usualLetterCode(settings.name)
  return {
    title: t('letters:settings.title'),
    event,
    usualCode,
    sample: letterReference(
      12,
      settings.letterCode ?? usualCode,
      dayOf(new Date(), event.timeZone),
    ),
    contactEmail: settings.contactEmail,
    untold,
    values: {
      letterCode: settings.letterCode ?? undefined,
      placeAnswerDueOn: settings.placeAnswerDueOn ?? undefined,
      setupStartsAt: local(settings.setupStartsAt),
      setupEndsAt: local(settings.setupEndsAt),
      setupNotes: settings.setupNotes,
    },
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { event, actor } = await authorize(request, params, 'placeLetter.send')
  return answerForm(request, letterSettingsForm(event.timeZone), async (form) => {
    if (form.intent === 'tell') return replyTold(event, await tellSetup(db, actor, new Date()))
    await saveLetterSettings(db, actor, form)
    return redirectWithFlash(letterSettingsPath(event), 'letters:settings.saved')
  })
}

/** How many have been told, and whether any could not be reached. */
function replyTold(event: { slug: string }, { renewed, told }: { renewed: number; told: number }) {
  const here = letterSettingsPath(event)
  if (renewed === 0) return redirectWithFlash(here, 'letters:settings.toldNone', {}, 'info')
  if (told < renewed)
    return redirectWithFlash(here, 'letters:settings.toldSome', { renewed, told }, 'warn')
  return redirectWithFlash(here, 'letters:settings.told', { count: told })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

/** What the letters about places say beside the place. */
export default function LetterSettingsPage() {
  const { title, event, usualCode, sample, contactEmail, untold, values } =
    useLoaderData<typeof loader>()
  const { t } = useTranslation(['letters', 'booths'])
  const [form, fields] = useGelarForm(letterSettings(event.timeZone), {
    lastResult: useActionData<typeof action>(),
    defaultValue: values,
  })
  return (
    <div className="max-w-3xl">
      <PageHeader
        title={title}
        lead={t('letters:settings.lead')}
        breadcrumbs={[
          { label: t('booths:plan.title'), to: boothPlanPath(event) },
          { label: t('letters:answers.title'), to: placeAnswersPath(event) },
        ]}
      />
      {untold > 0 ? <Untold count={untold} /> : null}
      <Card>
        <GelarForm form={form}>
          <input type="hidden" name="intent" value="settings" />
          <FieldRow>
            <TextField
              field={fields.letterCode}
              label={t('letters:settings.code')}
              hint={t('letters:settings.codeHint', { sample })}
              placeholder={usualCode}
              optional
            />
            <DateField
              field={fields.placeAnswerDueOn}
              label={t('letters:settings.due')}
              hint={t('letters:settings.dueHint')}
              optional
            />
          </FieldRow>
          <FieldRow>
            <PeriodFields
              from={{ field: fields.setupStartsAt, label: t('letters:settings.setupStarts') }}
              to={{ field: fields.setupEndsAt, label: t('letters:settings.setupEnds') }}
              hint={zoneLetters(event.timeZone)}
              optional
            />
          </FieldRow>
          <TextareaField
            field={fields.setupNotes}
            label={t('letters:settings.notes')}
            hint={t('letters:settings.notesHint')}
            rows={5}
            optional
          />
          <p className="text-sm text-ink-soft">
            {contactEmail
              ? t('letters:settings.contact', { email: contactEmail })
              : t('letters:settings.noContact')}
          </p>
          <FormActions>
            <SubmitButton>{t('letters:settings.save')}</SubmitButton>
          </FormActions>
        </GelarForm>
      </Card>
    </div>
  )
}

/** Says that letters are out of date, and offers to tell those who hold them. */
function Untold({ count }: { count: number }) {
  const { t } = useTranslation(['letters'])
  const tell = t('letters:settings.tell', { count })
  return (
    <Alert
      tone="warn"
      className="mb-5"
      title={t('letters:settings.untoldTitle', { count })}
      actions={
        <ConfirmDialog
          trigger={
            <Button size="sm" icon={<Send />}>
              {tell}
            </Button>
          }
          title={t('letters:settings.tellTitle', { count })}
          body={t('letters:settings.tellBody')}
          confirm={tell}
          tone="primary"
          intent="tell"
        />
      }
    >
      {t('letters:settings.untoldBody')}
    </Alert>
  )
}
