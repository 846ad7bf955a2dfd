import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { StatusBadge } from '#app/components/badge.tsx'
import { Button } from '#app/components/button.tsx'
import { SegmentedField } from '#app/components/choice-fields.tsx'
import { ConfirmDialog } from '#app/components/dialog.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { plainField } from '#app/components/field-frame.tsx'
import { TextareaField } from '#app/components/fields.tsx'
import { Table } from '#app/components/table.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import { anyLetterPath, applicationDetailPath, placePath } from '#app/lib/paths.ts'
import type { LetterRow } from './answers-page.server.ts'

/** A row as it reaches the page: moments have become text. */
type Row = Omit<LetterRow, 'answeredAt' | 'remindedAt'> & {
  answeredAt: Date | string | null
  remindedAt: Date | string | null
}

type Props = {
  event: { slug: string; timeZone: string }
  rows: ReadonlyArray<Row>
  mayAnswer: boolean
}

const tones = { confirmed: 'good', declined: 'bad', none: 'warn' } as const

/** The letters that hold, each with its answer and the way to note one that came by telephone. */
export function AnswerTable({ event, rows, mayAnswer }: Props) {
  const { t } = useTranslation(['letters'])
  const f = useFormat()
  return (
    <Table
      caption={t('letters:answers.list')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<EmptyState drawing="search" title={t('letters:answers.noneFound')} />}
      columns={[
        {
          key: 'exhibitor',
          header: t('letters:answers.exhibitor'),
          primary: true,
          cell: (row) => (
            <>
              <a
                href={applicationDetailPath(event, row.applicationId)}
                className="font-semibold text-link underline underline-offset-4"
              >
                {row.exhibitorName}
              </a>
              {row.kanwilName ? (
                <span className="block text-sm font-normal text-ink-soft">{row.kanwilName}</span>
              ) : null}
            </>
          ),
        },
        {
          key: 'booth',
          header: t('letters:place.booth'),
          cell: (row) => (
            <span className="figures whitespace-nowrap">
              <Link
                to={placePath(event, row.exhibitorId)}
                className="font-semibold text-link underline underline-offset-4"
              >
                {row.boothCode}
                <span className="sr-only">: {t('letters:answers.asSeen')}</span>
              </Link>{' '}
              <span className="text-ink-soft">
                {t('letters:place.tables', { count: row.tables })}
              </span>
            </span>
          ),
        },
        {
          key: 'letter',
          header: t('letters:place.letter'),
          cell: (row) => (
            <a
              href={anyLetterPath(event, row.id)}
              className="figures whitespace-nowrap text-link underline underline-offset-4"
            >
              {row.reference}
            </a>
          ),
        },
        {
          key: 'answer',
          header: t('letters:answer.title'),
          cell: (row) => (
            <>
              <StatusBadge tone={tones[row.answer ?? 'none']}>
                {t(`letters:answers.state.${row.answer ?? 'none'}`)}
              </StatusBadge>
              <span className="figures mt-1 block text-sm text-ink-soft">
                {row.answeredAt
                  ? f.instant(row.answeredAt, event.timeZone)
                  : row.remindedAt
                    ? t('letters:answers.remindedAt', {
                        when: f.instant(row.remindedAt, event.timeZone),
                      })
                    : null}
                {row.answeredBy ? ` · ${row.answeredBy}` : null}
              </span>
              {row.answerRemark ? (
                <span className="mt-1 block max-w-xs text-sm whitespace-pre-line break-words">
                  “{row.answerRemark}”
                </span>
              ) : null}
            </>
          ),
        },
        ...(mayAnswer
          ? [
              {
                key: 'change',
                header: t('letters:answers.change'),
                hideHeader: true,
                bare: true,
                cell: (row: Row) => <OnBehalf row={row} />,
              },
            ]
          : []),
      ]}
    />
  )
}

function OnBehalf({ row }: { row: Row }) {
  const { t } = useTranslation(['letters'])
  const id = `jawaban-${row.id}`
  return (
    <ConfirmDialog
      trigger={
        <Button variant="quiet" size="sm">
          {t('letters:answers.change')}
          <span className="sr-only">: {row.exhibitorName}</span>
        </Button>
      }
      title={t('letters:answers.behalfTitle', { exhibitor: row.exhibitorName })}
      body={
        row.answer === 'declined'
          ? t('letters:answers.behalfDeclined', { booth: row.boothCode })
          : t('letters:answers.behalfBody')
      }
      confirm={t('letters:answers.note')}
      tone="primary"
      intent="behalf"
      values={{ letterId: row.id }}
    >
      <SegmentedField
        field={plainField('answer', {
          id: `${id}-pilihan`,
          defaultValue: row.answer ?? 'confirmed',
        })}
        label={t('letters:answer.title')}
        choices={[
          { value: 'confirmed', label: t('letters:answers.state.confirmed') },
          { value: 'declined', label: t('letters:answers.state.declined') },
        ]}
      />
      <TextareaField
        field={plainField('remark', { id: `${id}-catatan`, required: true, maxLength: 2000 })}
        label={t('letters:answers.remark')}
        hint={t('letters:answers.remarkHint')}
        rows={3}
        className="w-full"
      />
    </ConfirmDialog>
  )
}
