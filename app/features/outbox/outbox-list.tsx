import { Form, Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { StatusBadge, type Tone } from '#app/components/badge.tsx'
import { SubmitButton } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { plainField } from '#app/components/field-frame.tsx'
import { SearchField } from '#app/components/fields.tsx'
import { Pagination } from '#app/components/pagination.tsx'
import { Table } from '#app/components/table.tsx'
import { LinkTabs } from '#app/components/tabs.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import type { OutboxStatus } from '#db/types.ts'
import { KeptNotice } from './kept-notice.tsx'
import type { OutboxRow } from './outbox.server.ts'

export const outboxStatuses = ['queued', 'sent', 'failed', 'kept'] as const

const tones: Record<OutboxStatus, Tone> = {
  queued: 'info',
  sent: 'good',
  failed: 'bad',
  kept: 'neutral',
}

/** Where a mail stands. */
export function MailStatus({ status }: { status: OutboxStatus }) {
  const { t } = useTranslation('mail')
  return <StatusBadge tone={tones[status]}>{t(`outbox.status.${status}`)}</StatusBadge>
}

type OutboxListProps = {
  rows: ReadonlyArray<OutboxRow>
  page: number
  pageCount: number
  counts: Record<OutboxStatus, number>
  status: string
  to: string
  /** The address of this list, and of its messages with their id behind it. */
  path: string
  timeZone: string
  /** Whether this installation sends mails at all. */
  sends: boolean
  /** Whether the reader is led to the setting that mends it. */
  mayMend: boolean
}

/** The mails of an outbox, newest first. */
export function OutboxList(props: OutboxListProps) {
  const { rows, page, pageCount, counts, status, to, path, timeZone } = props
  const { t } = useTranslation('mail')
  const f = useFormat()
  const total = outboxStatuses.reduce((sum, name) => sum + counts[name], 0)
  const tab = (name: string, label: string, count: number) => ({
    to: name ? `${path}?status=${name}` : path,
    current: status === name,
    label: (
      <>
        {label} <span className="figures font-normal text-ink-soft">{f.number(count)}</span>
      </>
    ),
  })
  return (
    <>
      {props.sends ? null : <KeptNotice mayMend={props.mayMend} />}
      <LinkTabs
        label={t('outbox.title')}
        tabs={[
          tab('', t('outbox.all'), total),
          ...outboxStatuses.map((name) => tab(name, t(`outbox.status.${name}`), counts[name])),
        ]}
      />
      <Form className="mb-5 flex flex-wrap items-end gap-3">
        {status ? <input type="hidden" name="status" value={status} /> : null}
        <SearchField
          field={plainField('kepada', { defaultValue: to })}
          label={t('outbox.searchAddress')}
          className="min-w-56 grow sm:max-w-xs"
        />
        <SubmitButton variant="secondary">{t('outbox.search')}</SubmitButton>
      </Form>
      <Table
        caption={t('outbox.title')}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'subject',
            header: t('outbox.subject'),
            primary: true,
            cell: (row) => (
              <Link to={`${path}/${row.id}`} className="font-semibold text-link hover:underline">
                {row.subject}
              </Link>
            ),
          },
          {
            key: 'to',
            header: t('outbox.to'),
            cell: (row) => <span className="break-all">{row.to}</span>,
          },
          {
            key: 'status',
            header: t('outbox.state'),
            cell: (row) => <MailStatus status={row.status} />,
          },
          {
            key: 'at',
            header: t('outbox.at'),
            cell: (row) => <span className="figures">{f.instant(row.createdAt, timeZone)}</span>,
          },
          {
            key: 'attempts',
            header: t('outbox.attempts'),
            numeric: true,
            cell: (row) => (row.status === 'kept' ? t('outbox.notTried') : f.number(row.attempts)),
          },
        ]}
        empty={
          <EmptyState drawing="mail" title={t(total === 0 ? 'outbox.empty' : 'outbox.noneFound')}>
            {total === 0 ? t('outbox.emptyHint') : null}
          </EmptyState>
        }
      />
      <Pagination page={page} pageCount={pageCount} />
    </>
  )
}
