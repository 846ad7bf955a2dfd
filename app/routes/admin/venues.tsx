import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { SubmitButton } from '#app/components/button.tsx'
import { SelectField, TextField } from '#app/components/fields.tsx'
import { FieldRow, FormActions, GelarForm, useGelarForm } from '#app/components/form.tsx'
import { Card, PageHeader, Section } from '#app/components/page-header.tsx'
import { type Column, Table } from '#app/components/table.tsx'
import { db } from '#app/db.server.ts'
import { addVenue } from '#app/features/events/add-venue.server.ts'
import { listVenues } from '#app/features/events/queries.server.ts'
import { NewVenue, venueZones } from '#app/features/events/venue-form.ts'
import { authorizeSystem } from '#app/features/people/authorize.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import { answerForm } from '#app/lib/answer-form.server.ts'
import { redirectWithFlash } from '#app/lib/flash.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { venuesPath } from '#app/lib/paths.ts'
import { zoneLetters } from '#app/lib/time-format.ts'

export const handle = { i18n: ['events'] } satisfies GelarHandle

export async function loader({ request }: LoaderFunctionArgs) {
  await authorizeSystem(request, 'event.create')
  const t = await getT(request, ['events'])
  return { title: t('events:venues.title'), venues: await listVenues(db) }
}

export async function action({ request }: ActionFunctionArgs) {
  const { actor } = await authorizeSystem(request, 'event.create')
  return answerForm(
    request,
    NewVenue,
    async (venue) => {
      await addVenue(db, actor, venue)
      return redirectWithFlash(venuesPath(), 'events:venues.added', { name: venue.name })
    },
    { field: 'name' },
  )
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

/** Places where festivals are held, and the way to add one. */
export default function VenuesPage() {
  const { title, venues } = useLoaderData<typeof loader>()
  const { t } = useTranslation('events')
  const [form, fields] = useGelarForm(NewVenue, { lastResult: useActionData<typeof action>() })
  const columns: Column<(typeof venues)[number]>[] = [
    { key: 'name', header: t('venues.name'), primary: true, cell: (row) => row.name },
    { key: 'city', header: t('venues.city'), cell: (row) => row.city },
    { key: 'zone', header: t('venues.zone'), cell: (row) => zoneLetters(row.timeZone) },
  ]
  return (
    <div className="max-w-4xl">
      <PageHeader title={title} lead={t('venues.lead')} />
      <Section title={t('venues.new')}>
        <Card>
          <GelarForm form={form} key={venues.length}>
            <TextField field={fields.name} label={t('venues.name')} />
            <FieldRow>
              <TextField field={fields.city} label={t('venues.city')} hint={t('venues.cityHint')} />
              <TextField field={fields.province} label={t('venues.province')} />
              <TextField
                field={fields.coordinates}
                label={t('venues.coordinates')}
                hint={t('venues.coordinatesHint')}
                spellCheck={false}
              />
              <SelectField
                field={fields.timeZone}
                label={t('venues.zone')}
                placeholder={t('venues.chooseZone')}
                options={venueZones.map((value) => ({
                  value,
                  label: `${zoneLetters(value)} (${value})`,
                }))}
              />
            </FieldRow>
            <FormActions>
              <SubmitButton>{t('venues.add')}</SubmitButton>
            </FormActions>
          </GelarForm>
        </Card>
      </Section>
      <Section title={t('venues.known')}>
        <Table
          caption={t('venues.known')}
          rows={venues}
          rowKey={(row) => row.id}
          columns={columns}
        />
      </Section>
    </div>
  )
}
