import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { LayoutDashboard } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { LinkButton, SubmitButton } from '#app/components/button.tsx'
import { TextField } from '#app/components/fields.tsx'
import { FormActions, GelarForm, useGelarForm } from '#app/components/form.tsx'
import { StaffLayout } from '#app/components/layouts/staff-layout.tsx'
import { Card, PageHeader, Section } from '#app/components/page-header.tsx'
import { db } from '#app/db.server.ts'
import { EventFields } from '#app/features/events/event-fields.tsx'
import { NewEvent } from '#app/features/events/event-forms.ts'
import { listVenues } from '#app/features/events/queries.server.ts'
import { createEvent } from '#app/features/events/save-event.server.ts'
import { authorizeSystem } from '#app/features/people/authorize.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import { answerForm } from '#app/lib/answer-form.server.ts'
import { redirectWithFlash } from '#app/lib/flash.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { accountPath, settingsPath, staffHomePath, venuesPath } from '#app/lib/paths.ts'

export const handle = { i18n: ['events', 'people'] } satisfies GelarHandle

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const { user } = await authorizeSystem(request, 'event.create')
  const t = await getT(request, ['events'])
  return {
    title: t('events:create.title'),
    user: { name: user.name },
    venues: await listVenues(db),
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const { actor } = await authorizeSystem(request, 'event.create')
  return answerForm(request, NewEvent, async (form) => {
    const event = await createEvent(db, actor, form)
    return redirectWithFlash(settingsPath(event), 'events:create.done', { name: form.name })
  })
}

/** A new festival, to begin with a draft. */
export default function NewFestival() {
  const { user, venues } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['events', 'people', 'common'])
  const [form, fields] = useGelarForm(NewEvent, {
    lastResult: useActionData<typeof action>(),
    defaultValue: { entryRule: 'once_per_day', groupSizeMax: 10 },
  })
  return (
    <StaffLayout
      sections={[
        {
          items: [
            {
              to: staffHomePath(),
              label: t('events:mine.title'),
              icon: LayoutDashboard,
              primary: true,
            },
          ],
        },
      ]}
      user={{ name: user.name, role: t('people:role.administrator') }}
      home={staffHomePath()}
      account={accountPath()}
    >
      <PageHeader
        title={t('events:create.title')}
        lead={t('events:create.lead')}
        breadcrumbs={[{ label: t('events:mine.title'), to: staffHomePath() }]}
      />
      <GelarForm form={form} className="max-w-4xl">
        <Section title={t('events:create.address')}>
          <Card>
            <TextField
              field={fields.slug}
              label={t('events:create.slug')}
              hint={t('events:create.slugHint')}
              autoCapitalize="none"
              spellCheck={false}
            />
          </Card>
        </Section>
        <EventFields
          fields={fields}
          venues={venues}
          addVenue={
            <Link to={venuesPath()} className="font-semibold underline">
              {t('events:venues.missing')}
            </Link>
          }
        />
        <FormActions>
          <SubmitButton>{t('events:create.submit')}</SubmitButton>
          <LinkButton to={staffHomePath()} variant="quiet">
            {t('common:cancel')}
          </LinkButton>
        </FormActions>
      </GelarForm>
    </StaffLayout>
  )
}
