import { useTranslation } from 'react-i18next'
import { StatusBadge, type Tone } from '#app/components/badge.tsx'
import { SubmitButton } from '#app/components/button.tsx'
import { CheckboxField } from '#app/components/choice-fields.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { ErrorList } from '#app/components/field-frame.tsx'
import { GelarForm, useGelarForm } from '#app/components/form.tsx'
import { Table } from '#app/components/table.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import type { FormReply } from '#app/lib/replies.server.ts'
import { ApplicationBadge } from '../applications/application-badge.tsx'
import { shortKanwil } from '../registry/short-kanwil.ts'
import type { AnswerState } from './answer-states.ts'
import type { Answer } from './answers.server.ts'
import { ChosenForm } from './call-forms.ts'

const tones: Record<AnswerState, Tone> = {
  waiting: 'warn',
  draft: 'info',
  answered: 'good',
  uninvited: 'neutral',
  noAddress: 'bad',
}

type AnswersTableProps = {
  rows: ReadonlyArray<Answer>
  timeZone: string
  mayWrite: boolean
  reply: FormReply | undefined
}

/** Exhibitors and their answers, to invite or remind some of them. */
export function AnswersTable({ rows, timeZone, mayWrite, reply }: AnswersTableProps) {
  const { t } = useTranslation(['call'])
  const f = useFormat()
  const [form, fields] = useGelarForm(ChosenForm, { id: 'pilihan', lastResult: reply })
  const choosable = ({ state }: Answer) => state !== 'answered' && state !== 'noAddress'
  return (
    <GelarForm form={form}>
      <Table
        caption={t('call:list.title')}
        rows={rows}
        rowKey={(row) => row.id}
        empty={
          <EmptyState drawing="search" title={t('call:list.emptyTitle')}>
            {t('call:list.emptyBody')}
          </EmptyState>
        }
        columns={[
          {
            key: 'name',
            header: t('call:list.exhibitor'),
            primary: true,
            cell: (row) => (
              <span className="flex min-h-11 items-center gap-3">
                {mayWrite ? (
                  <input
                    id={`pilih-${row.id}`}
                    type="checkbox"
                    name={fields.exhibitorIds.name}
                    value={row.id}
                    disabled={!choosable(row)}
                    className="size-5 shrink-0 accent-accent focus-visible:outline-3 focus-visible:outline-offset-2 focus-visible:outline-focus"
                  />
                ) : null}
                <label
                  htmlFor={mayWrite ? `pilih-${row.id}` : undefined}
                  className="min-w-0 break-words"
                >
                  {row.name}
                </label>
              </span>
            ),
          },
          {
            key: 'kanwil',
            header: t('call:list.kanwil'),
            cell: (row) => (row.kanwilName ? shortKanwil(row.kanwilName) : (row.city ?? '–')),
          },
          {
            key: 'state',
            header: t('call:list.state'),
            cell: (row) => (
              <span className="flex flex-wrap gap-1.5">
                <StatusBadge tone={tones[row.state]}>{t(`call:answer.${row.state}`)}</StatusBadge>
                {row.state === 'answered' && row.status ? (
                  <ApplicationBadge status={row.status} />
                ) : null}
              </span>
            ),
          },
          {
            key: 'written',
            header: t('call:list.written'),
            cell: (row) => (
              <span className="figures text-sm">
                {row.invitedAt
                  ? t('call:list.invited', { when: f.instant(row.invitedAt, timeZone) })
                  : '–'}
                {row.remindedAt ? (
                  <span className="block text-ink-soft">
                    {t('call:list.reminded', {
                      count: row.reminderCount,
                      when: f.instant(row.remindedAt, timeZone),
                    })}
                  </span>
                ) : null}
              </span>
            ),
          },
        ]}
      />
      {mayWrite && rows.some(choosable) ? (
        <div className="mt-4 space-y-2">
          <ErrorList id={fields.exhibitorIds.errorId} errors={fields.exhibitorIds.errors} />
          <CheckboxField
            field={fields.again}
            label={t('call:remind.again')}
            hint={t('call:remind.againHint')}
          />
          <div className="flex flex-wrap gap-2.5">
            <SubmitButton name="intent" value="invite">
              {t('call:list.inviteChosen')}
            </SubmitButton>
            <SubmitButton name="intent" value="remind" variant="secondary">
              {t('call:list.remindChosen')}
            </SubmitButton>
          </div>
        </div>
      ) : null}
    </GelarForm>
  )
}
