import { Link } from '@remix-run/react'
import { Check, CornerUpLeft, Hourglass, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SubmitButton } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { ErrorList } from '#app/components/field-frame.tsx'
import { TextareaField } from '#app/components/fields.tsx'
import { GelarForm, useGelarForm } from '#app/components/form.tsx'
import { type Column, Table } from '#app/components/table.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import type { Sort } from '#app/lib/list-query.ts'
import { ApplicationBadge } from './application-badge.tsx'
import { type ApplicationActor, listSteps } from './application-steps.ts'
import { knownCategories } from './categories.ts'
import { CoordinatorForm, DecisionForm } from './exhibitor-forms.ts'
import type { ApplicationRow } from './list-applications.server.ts'

type Actor = Exclude<ApplicationActor, 'officer'>
type Props = {
  rows: ReadonlyArray<ApplicationRow>
  sort: Sort
  timeZone: string
  actor: Actor
  /** The page of one application, for those who have it. */
  detailPath?: (applicationId: string) => string
  /** False for readers who decide nothing. */
  mayDecide?: boolean
  lastResult: unknown
}

const buttons = [
  { step: 'accept', icon: <Check />, variant: 'primary' },
  { step: 'endorse', icon: <Check />, variant: 'primary' },
  { step: 'wait', icon: <Hourglass />, variant: 'secondary' },
  { step: 'return', icon: <CornerUpLeft />, variant: 'secondary' },
  { step: 'decline', icon: <X />, variant: 'secondary' },
] as const

/** Applications with a box each, and below them what may be done to all that are ticked. */
export function ApplicationTable(props: Props) {
  const { rows, sort, timeZone, actor, detailPath, mayDecide = true, lastResult } = props
  const { t } = useTranslation(['exhibitors'])
  const f = useFormat()
  const [chosen, setChosen] = useState(0)
  const [form, fields] = useGelarForm(actor === 'organizer' ? DecisionForm : CoordinatorForm, {
    id: 'applications',
    lastResult,
  })
  const selectable = (row: ApplicationRow) => mayDecide && listSteps(row.status, actor).length > 0
  const columns: Column<ApplicationRow>[] = [
    {
      key: 'name',
      header: t('exhibitors:list.exhibitor'),
      sort: 'name',
      primary: true,
      cell: (row) => (
        <span className="flex items-start gap-3">
          {mayDecide ? (
            <input
              type="checkbox"
              name="applicationIds"
              value={row.id}
              disabled={!selectable(row)}
              aria-label={t('exhibitors:list.choose', { exhibitor: row.name })}
              className="mt-0.5 size-5 shrink-0 accent-accent"
            />
          ) : null}
          {detailPath ? (
            <Link
              to={detailPath(row.id)}
              className="font-semibold break-words underline-offset-4 hover:underline"
            >
              {row.name}
            </Link>
          ) : (
            <span className="font-semibold break-words">{row.name}</span>
          )}
        </span>
      ),
    },
    ...(actor === 'organizer'
      ? [
          {
            key: 'kanwil',
            header: t('exhibitors:list.kanwil'),
            sort: 'kanwil',
            cell: (row: ApplicationRow) => row.kanwilCode ?? '–',
          },
        ]
      : []),
    {
      key: 'categories',
      header: t('exhibitors:field.categories'),
      cell: (row) =>
        knownCategories(row.categories)
          .map((category) => t(`exhibitors:category.${category}`))
          .join(', '),
    },
    {
      key: 'tables',
      header: t('exhibitors:list.tables'),
      numeric: true,
      sort: 'tables',
      cell: (row) => f.number(row.tables),
    },
    ...(actor === 'organizer'
      ? [
          {
            key: 'score',
            header: t('exhibitors:list.score'),
            numeric: true,
            sort: 'score',
            cell: (row: ApplicationRow) => f.number(row.priorityScore),
          },
        ]
      : []),
    {
      key: 'submitted',
      header: t('exhibitors:list.submitted'),
      sort: 'submitted',
      cell: (row) => (
        <span className="figures whitespace-nowrap">
          {row.submittedAt ? f.instant(row.submittedAt, timeZone) : '–'}
        </span>
      ),
    },
    {
      key: 'status',
      header: t('exhibitors:list.status'),
      sort: 'status',
      cell: (row) => <ApplicationBadge status={row.status} />,
    },
  ]
  const table = (
    <Table
      caption={t('exhibitors:list.caption')}
      rows={rows}
      rowKey={(row) => row.id}
      columns={columns}
      sort={sort}
      empty={
        <EmptyState title={t('exhibitors:list.emptyTitle')}>
          {t('exhibitors:list.emptyBody')}
        </EmptyState>
      }
    />
  )
  if (!mayDecide || rows.length === 0) return table
  return (
    <GelarForm
      form={form}
      onChange={(event) => {
        const boxes = new FormData(event.currentTarget).getAll('applicationIds')
        setChosen(boxes.length)
      }}
    >
      {table}
      <Bar chosen={chosen}>
        <ErrorList id={fields.applicationIds.errorId} errors={fields.applicationIds.errors} />
        <TextareaField
          field={fields.remark}
          label={t('exhibitors:list.remark')}
          hint={t('exhibitors:list.remarkHint')}
          rows={2}
          optional
        />
        <div className="flex flex-wrap gap-2">
          {buttons
            .filter(({ step }) => step !== (actor === 'organizer' ? 'endorse' : 'accept'))
            .filter(({ step }) => actor === 'organizer' || step === 'endorse' || step === 'return')
            .map(({ step, icon, variant }) => (
              <SubmitButton key={step} name="intent" value={step} icon={icon} variant={variant}>
                {t(`exhibitors:step.${step}`)}
              </SubmitButton>
            ))}
        </div>
      </Bar>
    </GelarForm>
  )
}

function Bar({ chosen, children }: { chosen: number; children: ReactNode }) {
  const { t } = useTranslation(['exhibitors'])
  return (
    <fieldset className="space-y-3 rounded-card border border-line bg-surface p-4 shadow-lift sm:p-5 lg:sticky lg:bottom-3">
      <legend className="sr-only">{t('exhibitors:list.decide')}</legend>
      <p className="font-semibold" aria-live="polite">
        {t('exhibitors:list.chosen', { count: chosen })}
      </p>
      {children}
    </fieldset>
  )
}
