import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { StatusBadge } from '#app/components/badge.tsx'
import { SubmitButton } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { plainField } from '#app/components/field-frame.tsx'
import { SelectField } from '#app/components/fields.tsx'
import { Section } from '#app/components/page-header.tsx'
import { Pagination } from '#app/components/pagination.tsx'
import { Table } from '#app/components/table.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import { auditThings, readAction, readField } from './audit-words.ts'
import { roleNames } from './grants.ts'
import type { AuditRow } from './list-audit.server.ts'

type AuditListProps = {
  rows: ReadonlyArray<AuditRow>
  page: number
  pageCount: number
  actors: ReadonlyArray<{ value: string; label: string }>
  thing: string
  by: string
  timeZone: string
  /** Grants of roles beyond one festival, shown before all else. */
  farReaching: ReadonlyArray<AuditRow>
}

/** Who changed what, when, from what to what. */
export function AuditList(props: AuditListProps) {
  const { rows, page, pageCount, actors, thing, by, timeZone, farReaching } = props
  const { t } = useTranslation('audit')
  return (
    <>
      {farReaching.length > 0 ? (
        <Section title={t('farReaching.title')} lead={t('farReaching.lead')} className="mb-8">
          <Entries rows={farReaching} caption={t('farReaching.title')} timeZone={timeZone} />
        </Section>
      ) : null}
      <Form className="mb-5 grid grid-cols-2 items-end gap-3 sm:flex sm:flex-wrap">
        <SelectField
          field={plainField('tentang', { defaultValue: thing })}
          label={t('filter.thing')}
          hideLabel
          placeholder={t('filter.anything')}
          options={auditThings.map((value) => ({ value, label: t(`thing.${value}`) }))}
        />
        <SelectField
          field={plainField('oleh', { defaultValue: by })}
          label={t('filter.person')}
          hideLabel
          placeholder={t('filter.anybody')}
          options={actors}
        />
        <SubmitButton variant="secondary">{t('filter.apply')}</SubmitButton>
      </Form>
      <Entries rows={rows} caption={t('title')} timeZone={timeZone} />
      <Pagination page={page} pageCount={pageCount} />
    </>
  )
}

type EntriesProps = { rows: ReadonlyArray<AuditRow>; caption: string; timeZone: string }

function Entries({ rows, caption, timeZone }: EntriesProps) {
  const { t } = useTranslation('audit')
  const f = useFormat()
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'what',
          header: t('what'),
          primary: true,
          cell: (row) => (
            <>
              <Action action={row.action} />
              {row.person ? <span className="text-ink-soft">: {row.person}</span> : null}{' '}
              {row.farReaching ? (
                <StatusBadge tone="warn">{t('farReaching.badge')}</StatusBadge>
              ) : null}
            </>
          ),
        },
        { key: 'who', header: t('who'), cell: (row) => <Who row={row} /> },
        {
          key: 'when',
          header: t('when'),
          cell: (row) => <span className="figures">{f.instant(row.at, timeZone)}</span>,
        },
        {
          key: 'changes',
          header: t('changes'),
          bare: true,
          cell: (row) => <Changes row={row} timeZone={timeZone} />,
        },
      ]}
      empty={
        <EmptyState drawing="list" title={t('empty')}>
          {t('emptyHint')}
        </EmptyState>
      }
    />
  )
}

function Action({ action }: { action: string }) {
  const { t } = useTranslation('audit')
  const { thing, verb } = readAction(action)
  if (!thing || !verb) return <span className="font-mono text-sm">{action}</span>
  return (
    <span>
      <span className="font-semibold">{t(`thing.${thing}`)}</span> {t(`verb.${verb}`)}
    </span>
  )
}

function Who({ row }: { row: AuditRow }) {
  const { t } = useTranslation('audit')
  if (row.who === null) return <span className="text-ink-soft">{t('program')}</span>
  return row.byDevice ? t('device', { name: row.who }) : row.who
}

function Changes({ row, timeZone }: { row: AuditRow; timeZone: string }) {
  const { t } = useTranslation('audit')
  if (row.changes.length === 0) return null
  return (
    <details className="max-w-xl max-sm:text-start">
      <summary className="cursor-pointer py-1 text-sm font-semibold text-link">
        {t('changeCount', { count: row.changes.length })}
      </summary>
      <dl className="mt-1 space-y-1.5 pb-3 text-sm">
        {row.changes.map(({ name, before, after }) => {
          const field = readField(name)
          return (
            <div key={name}>
              <dt className={field ? 'text-ink-soft' : 'font-mono text-xs text-ink-soft'}>
                {field ? t(`field.${field}`) : name}
              </dt>
              <dd className="break-words">
                {before ? (
                  <del className="text-ink-soft">
                    <Value name={name} value={before} timeZone={timeZone} />
                  </del>
                ) : null}{' '}
                {after ? (
                  <ins className="no-underline">
                    <Value name={name} value={after} timeZone={timeZone} />
                  </ins>
                ) : null}
              </dd>
            </div>
          )
        })}
      </dl>
    </details>
  )
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/

type ValueProps = { name: string; value: string; timeZone: string }

/** A value as people say it: roles by their names, instants by the clock of the venue. */
function Value({ name, value, timeZone }: ValueProps) {
  const { t } = useTranslation(['audit', 'people'])
  const f = useFormat()
  const role = name === 'role' ? roleNames.find((known) => known === value) : undefined
  if (role) return t(`people:role.${role}`)
  if (instant.test(value)) return f.instant(value, timeZone)
  return value
}
