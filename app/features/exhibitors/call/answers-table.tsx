import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { StatusBadge, type Tone } from '#app/components/badge.tsx'
import { SubmitButton } from '#app/components/button.tsx'
import { CheckboxField } from '#app/components/choice-fields.tsx'
import { ChosenActions } from '#app/components/chosen-actions.tsx'
import { ChosenBar } from '#app/components/chosen-bar.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { GelarForm, useGelarForm } from '#app/components/form.tsx'
import { Table } from '#app/components/table.tsx'
import { TickAll } from '#app/components/tick-all.tsx'
import { useTicked } from '#app/components/use-ticked.ts'
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
  /** How many the filter finds on all pages. */
  total: number
  /** The way to the other pages, between the rows and what can be done with them. */
  pages: ReactNode
  timeZone: string
  mayWrite: boolean
  reply: FormReply | undefined
}

/** Where the list leads to what may be done with those that are ticked. */
const actionsId = 'undang-pilihan'

/** Exhibitors and their answers, to invite or remind some of them. */
export function AnswersTable(props: AnswersTableProps) {
  const { rows, total, pages, timeZone, mayWrite, reply } = props
  const { t } = useTranslation(['call'])
  const f = useFormat()
  const [form, fields] = useGelarForm(ChosenForm, { id: 'pilihan', lastResult: reply })
  const ticked = useTicked(form.id, fields.exhibitorIds.name, rows)
  const chosen = ticked.everything ? total : ticked.count
  const choosable = ({ state }: Answer) => state !== 'answered' && state !== 'noAddress'
  /** What a phone's card says in one line. */
  const factsOf = ({ kanwilName, city, invitedAt, remindedAt }: Answer) => {
    const at = remindedAt ?? invitedAt
    return [
      kanwilName ? shortKanwil(kanwilName) : city,
      at ? t('call:list.last', { when: f.instant(at, timeZone) }) : null,
    ]
      .filter((fact) => fact !== null)
      .join(' · ')
  }
  return (
    <GelarForm form={form} onChange={ticked.recount}>
      {mayWrite ? (
        <TickAll
          label={t('call:list.tickPage')}
          of={rows.filter(choosable).length}
          ticked={ticked.count}
          onTick={ticked.tickAll}
        />
      ) : null}
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
                  <span className="figures block text-sm font-normal text-ink-soft sm:hidden">
                    {factsOf(row)}
                  </span>
                </label>
              </span>
            ),
          },
          {
            key: 'kanwil',
            desk: true,
            header: t('call:list.kanwil'),
            cell: (row) => (row.kanwilName ? shortKanwil(row.kanwilName) : (row.city ?? '–')),
          },
          {
            key: 'state',
            bare: true,
            header: t('call:list.state'),
            cell: (row) => (
              <span className={clsx('flex flex-wrap gap-1.5', mayWrite && 'max-sm:pl-8')}>
                <StatusBadge tone={tones[row.state]}>{t(`call:answer.${row.state}`)}</StatusBadge>
                {row.state === 'answered' && row.status ? (
                  <ApplicationBadge status={row.status} />
                ) : null}
              </span>
            ),
          },
          {
            key: 'written',
            desk: true,
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
      <ChosenBar chosen={chosen} to={actionsId} action={t('call:list.act')}>
        {t('call:list.chosen', { count: chosen })}
      </ChosenBar>
      {pages}
      {mayWrite && rows.some(choosable) ? (
        <ChosenActions
          id={actionsId}
          label={t('call:list.act')}
          chosen={t('call:list.chosen', { count: chosen })}
          everything={{
            field: fields.everything,
            label: t('call:list.everything', { count: total }),
          }}
          boxes={fields.exhibitorIds}
        >
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
        </ChosenActions>
      ) : null}
    </GelarForm>
  )
}
