import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { DoorOpen, LogIn, LogOut, Ticket } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '#app/components/button.tsx'
import { ColumnChart } from '#app/components/charts/column-chart.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { Card, PageHeader, Section } from '#app/components/page-header.tsx'
import { StatGrid, StatTile } from '#app/components/stat-tile.tsx'
import { Table } from '#app/components/table.tsx'
import { useLive } from '#app/components/use-live.ts'
import { db } from '#app/db.server.ts'
import { authorizeStaff } from '#app/features/people/authorize.server.ts'
import { DayTabs } from '#app/features/programme/plan/day-tabs.tsx'
import { sharedCounts, sumCounts } from '#app/features/tickets/counts/gate-counts.server.ts'
import { hourRows } from '#app/features/tickets/counts/hour-rows.ts'
import { sharedDays } from '#app/features/tickets/register/list-registrations.server.ts'
import { DoubleEntries } from '#app/features/tickets/scans/double-entries.tsx'
import { getT } from '#app/i18n/i18n.server.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { localDay } from '#app/lib/local-day.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { devicesPath, visitorListPath, visitorsPath } from '#app/lib/paths.ts'
import { isRefresh } from '#app/lib/shared-answer.server.ts'

export const handle = { i18n: ['tickets', 'programme'] } satisfies GelarHandle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { event, can, reach } = await authorizeStaff(request, params, 'scan.view')
  const t = await getT(request, ['tickets'])
  const now = new Date()
  const mayShare = isRefresh(request)
  const today = localDay(now, event.timeZone)
  const days = await sharedDays(mayShare, db, event.id)
  const wanted = new URL(request.url).searchParams.get('hari') ?? today
  const day = days.some((open) => open.day === wanted) ? wanted : today
  const span = { eventId: event.id, day, timeZone: event.timeZone }
  const { gates, hours, doubles } = await sharedCounts(mayShare, db, span)
  const inReach = (gateId: string) => reach.everything || reach.gateIds.includes(gateId)
  const shownGates = gates.filter(({ gateId }) => inReach(gateId))
  const mayList = can('registration.view')
  return {
    title: t('tickets:visitors.title'),
    event,
    today,
    day,
    openDays: days.map((open) => open.day),
    days: mayList ? days : [],
    gates: shownGates,
    totals: sumCounts(shownGates),
    hours: hourRows(
      hours.filter(({ gateId }) => inReach(gateId)),
      shownGates.map(({ gateId }) => gateId),
    ),
    doubles: reach.everything ? doubles : [],
    mayList,
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

export default function VisitorsPage() {
  const { event, day, today, openDays, days, gates, totals, hours, doubles, mayList } =
    useLoaderData<typeof loader>()
  const { t } = useTranslation('tickets')
  const f = useFormat()
  useLive(event.slug, ['scans'])
  const registered = days.find((open) => open.day === day)
  return (
    <>
      <PageHeader
        title={t('visitors.title')}
        lead={t('visitors.lead')}
        actions={
          mayList ? (
            <LinkButton to={visitorListPath(event)} variant="secondary" icon={<Ticket />}>
              {t('visitors.toList')}
            </LinkButton>
          ) : null
        }
      />
      <DayTabs days={openDays} day={day} to={(other) => `${visitorsPath(event)}?hari=${other}`} />
      <StatGrid>
        <StatTile
          label={t(day === today ? 'visitors.inside' : 'visitors.insideAtEnd')}
          value={f.number(totals.inside)}
          icon={<DoorOpen />}
          detail={t('visitors.insideDetail')}
        />
        <StatTile
          label={t('visitors.entered')}
          value={f.number(totals.entered)}
          icon={<LogIn />}
          detail={t('visitors.walkInsOf', { figure: f.number(totals.walkIns) })}
        />
        <StatTile label={t('visitors.exited')} value={f.number(totals.exited)} icon={<LogOut />} />
        {registered ? (
          <StatTile
            label={t('visitors.registered')}
            value={f.number(registered.people)}
            icon={<Ticket />}
            detail={t('visitors.cameOf', {
              came: f.number(registered.cameGroups),
              groups: f.number(registered.groups),
            })}
          />
        ) : null}
      </StatGrid>
      <Section title={t('visitors.byHour')}>
        {hours.length > 0 ? (
          <Card>
            <ColumnChart
              title={t('visitors.byHourTitle', { day: f.day(day) })}
              category={t('visitors.hour')}
              series={gates.map(({ gate }) => gate)}
              rows={hours}
            />
          </Card>
        ) : (
          <EmptyState drawing="ticket" title={t('visitors.nobodyTitle')}>
            {t('visitors.nobodyBody')}
          </EmptyState>
        )}
      </Section>
      <Section title={t('visitors.byGate')}>
        <Table
          caption={t('visitors.byGate')}
          rows={gates}
          rowKey={(gate) => gate.gateId}
          columns={[
            { key: 'gate', header: t('visitors.gate'), cell: (row) => row.gate, primary: true },
            {
              key: 'entered',
              header: t('visitors.entered'),
              cell: (row) => f.number(row.entered),
              numeric: true,
              total: f.number(totals.entered),
            },
            {
              key: 'walkIns',
              header: t('visitors.walkIns'),
              cell: (row) => f.number(row.walkIns),
              numeric: true,
              total: f.number(totals.walkIns),
            },
            {
              key: 'exited',
              header: t('visitors.exited'),
              cell: (row) => f.number(row.exited),
              numeric: true,
              total: f.number(totals.exited),
            },
            {
              key: 'refused',
              header: t('visitors.refused'),
              cell: (row) => f.number(row.refused),
              numeric: true,
            },
          ]}
          empty={
            <EmptyState
              drawing="device"
              title={t('visitors.noGates')}
              actions={<LinkButton to={devicesPath(event)}>{t('visitors.toDevices')}</LinkButton>}
            />
          }
        />
      </Section>
      {doubles.length > 0 ? (
        <Section title={t('visitors.doubles')} lead={t('visitors.doublesLead')}>
          <DoubleEntries rows={doubles} timeZone={event.timeZone} />
        </Section>
      ) : null}
    </>
  )
}
