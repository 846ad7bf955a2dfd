import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { IdCard, PackagePlus, Signpost, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Badge } from '#app/components/badge.tsx'
import { buttonClass, LinkButton, SubmitButton } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { plainField } from '#app/components/field-frame.tsx'
import { SearchField, SelectField } from '#app/components/fields.tsx'
import { FileLink } from '#app/components/file-link.tsx'
import { PageHeader } from '#app/components/page-header.tsx'
import { Pagination } from '#app/components/pagination.tsx'
import { Progress } from '#app/components/progress.tsx'
import { StatGrid, StatTile } from '#app/components/stat-tile.tsx'
import { useLive } from '#app/components/use-live.ts'
import { db } from '#app/db.server.ts'
import { nextState } from '#app/features/booths/on-site/booth-state.ts'
import {
  fieldFilters,
  isFieldFilter,
  loadFieldList,
} from '#app/features/booths/on-site/field-pages.server.ts'
import { ProgressButton } from '#app/features/booths/on-site/progress-button.tsx'
import { ReportQueue } from '#app/features/booths/on-site/report-queue.tsx'
import { StateBadge } from '#app/features/booths/on-site/state-badge.tsx'
import { authorizeStaff } from '#app/features/people/authorize.server.ts'
import { reachOf } from '#app/features/people/policy.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { refuseBeyondLast } from '#app/lib/last-page.server.ts'
import { parsePage } from '#app/lib/list-query.ts'
import { pageMeta } from '#app/lib/meta.ts'
import {
  badgesPath,
  boothSignsPath,
  fieldBoothPath,
  fieldPath,
  fieldReportPath,
  restockPath,
} from '#app/lib/paths.ts'

export const handle = { i18n: ['onsite'] } satisfies GelarHandle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { event, reach, grants, can } = await authorizeStaff(request, params, 'boothReport.view')
  const query = new URL(request.url).searchParams
  const filter = query.get('tampil')
  const asked = {
    filter: isFieldFilter(filter) ? filter : undefined,
    zone: query.get('zona') ?? '',
    search: (query.get('cari') ?? '').trim().slice(0, 100),
    page: parsePage(request),
  }
  const [list, t] = await Promise.all([
    loadFieldList(db, event.id, reach, asked),
    getT(request, ['onsite']),
  ])
  refuseBeyondLast(request, { page: asked.page, pageCount: list.pageCount })
  return {
    title: t('onsite:field.title'),
    event,
    asked,
    ...list,
    filters: [...fieldFilters],
    mayReport: reachOf(grants, 'boothReport.write', event.id) !== undefined,
    mayHandOver: can('booth.handOver'),
    mayRestock: reachOf(grants, 'restock.view', event.id) !== undefined,
    mayBadge: reachOf(grants, 'staffBadge.view', event.id) !== undefined,
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

/** The booths on site, for a phone in the hand of somebody who walks from one to the next. */
export default function FieldPage() {
  const { title, event, rows, page, pageCount, counts } = useFieldPage()
  const { t } = useTranslation(['onsite'])
  useLive(event.slug, ['onsite', 'booths'])
  return (
    <>
      <PageHeader title={title} lead={t('onsite:field.lead')} actions={<Papers />} />
      {counts.total === 0 ? (
        <EmptyState drawing="stall" title={t('onsite:field.noneTitle')}>
          {t('onsite:field.noneBody')}
        </EmptyState>
      ) : (
        <>
          <Figures />
          <Filters />
          <ReportQueue>
            {rows.length === 0 ? (
              <EmptyState drawing="search" title={t('onsite:field.noneFound')} />
            ) : (
              <ul className="divide-y divide-line rounded-card border border-line bg-surface shadow-card">
                {rows.map((booth) => (
                  <BoothRow key={booth.id} booth={booth} />
                ))}
              </ul>
            )}
          </ReportQueue>
          <Pagination page={page} pageCount={pageCount} />
        </>
      )}
    </>
  )
}

function useFieldPage() {
  const data = useLoaderData<typeof loader>()
  return { ...data, page: data.asked.page }
}

function Papers() {
  const { event, mayRestock, mayBadge } = useFieldPage()
  const { t } = useTranslation(['onsite'])
  return (
    <>
      {mayRestock ? (
        <LinkButton to={restockPath(event)} variant="secondary" icon={<PackagePlus />}>
          {t('onsite:restock.title')}
        </LinkButton>
      ) : null}
      <FileLink href={boothSignsPath(event)} className={buttonClass('secondary')}>
        <Signpost aria-hidden="true" />
        {t('onsite:papers.signs')}
      </FileLink>
      {mayBadge ? (
        <FileLink href={badgesPath(event)} className={buttonClass('secondary')}>
          <IdCard aria-hidden="true" />
          {t('onsite:papers.badges')}
        </FileLink>
      ) : null}
    </>
  )
}

function Figures() {
  const { counts, event } = useFieldPage()
  const { t } = useTranslation(['onsite'])
  const f = useFormat()
  const of = (state: string) => counts.byState.find((row) => row.state === state)?.count ?? 0
  const ready = of('set_up') + of('handed_over')
  return (
    <div className="mb-5 space-y-4">
      <StatGrid>
        <StatTile
          label={t('onsite:field.unitsArrived')}
          value={f.number(counts.unitsArrived)}
          detail={t('onsite:field.of', { count: counts.units })}
        />
        <StatTile
          label={t('onsite:field.ready')}
          value={f.number(ready)}
          detail={t('onsite:field.ofBooths', { count: counts.total })}
          tone="good"
        />
        <StatTile
          label={t('onsite:field.problems')}
          value={f.number(counts.problems)}
          tone={counts.problems > 0 ? 'bad' : 'neutral'}
          to={counts.problems > 0 ? fieldPath(event, { tampil: 'bermasalah' }) : undefined}
        />
        <StatTile
          label={t('onsite:field.handedOver')}
          value={f.number(of('handed_over'))}
          detail={t('onsite:field.ofBooths', { count: counts.total })}
        />
      </StatGrid>
      <Progress
        label={t('onsite:field.progress')}
        value={ready}
        max={counts.total}
        text={t('onsite:field.progressText', { ready, total: counts.total })}
      />
    </div>
  )
}

function Filters() {
  const { asked, zones, filters, matching } = useFieldPage()
  const { t } = useTranslation(['onsite', 'common'])
  return (
    <Form method="get" role="search" className="mb-4 space-y-3">
      <SearchField
        field={plainField('cari', { defaultValue: asked.search })}
        label={t('onsite:field.search')}
      />
      <div className="grid grid-cols-2 gap-3 sm:flex sm:items-end">
        <SelectField
          field={plainField('tampil', { defaultValue: asked.filter ?? '' })}
          label={t('onsite:field.show')}
          placeholder={t('onsite:field.all')}
          options={filters.map((name) => ({ value: name, label: t(`onsite:filter.${name}`) }))}
        />
        <SelectField
          field={plainField('zona', { defaultValue: asked.zone })}
          label={t('onsite:field.zone')}
          placeholder={t('onsite:field.allZones')}
          options={zones.map((zone) => ({
            value: zone.code,
            label: `${zone.code} · ${zone.name}`,
          }))}
        />
        <SubmitButton variant="secondary">{t('onsite:field.apply')}</SubmitButton>
        <p className="figures self-center text-sm text-ink-soft">
          {t('onsite:field.found', { count: matching })}
        </p>
      </div>
    </Form>
  )
}

type Booth = ReturnType<typeof useFieldPage>['rows'][number]

function BoothRow({ booth }: { booth: Booth }) {
  const { event, mayReport, mayHandOver, asked } = useFieldPage()
  const { t } = useTranslation(['onsite'])
  const next = nextState(booth.state)
  // Handing back ends a booth's days: offered in its own list only, not under every thumb.
  const handingOver = mayHandOver && asked.filter === 'serah-terima'
  const may = mayReport && booth.whole && (next !== 'handed_over' || handingOver)
  return (
    <li className="flex items-center gap-3 px-4 py-3">
      <div className="relative min-w-0 grow">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Link
            to={fieldBoothPath(event, booth.code)}
            className="figures text-lg font-extrabold after:absolute after:inset-0"
          >
            {booth.code}
          </Link>
          <StateBadge state={booth.state} />
          {booth.problems > 0 ? (
            <Badge tone="bad">
              <TriangleAlert aria-hidden="true" className="size-3.5" />
              {t('onsite:field.problemCount', { count: booth.problems })}
            </Badge>
          ) : null}
        </p>
        <p className="mt-0.5 line-clamp-2 text-sm text-ink-soft">{booth.names.join(', ')}</p>
        {booth.names.length > 1 ? (
          <p className="figures text-sm text-ink-soft">
            {t('onsite:field.unitsHere', { arrived: booth.arrived, count: booth.names.length })}
          </p>
        ) : null}
      </div>
      {may && next ? (
        <div className="shrink-0">
          <ProgressButton
            action={fieldReportPath(event)}
            back={fieldPath(event, asked.filter ? { tampil: asked.filter } : {})}
            boothId={booth.id}
            kind={next}
            of={booth.code}
            variant="secondary"
          />
        </div>
      ) : null}
    </li>
  )
}
