import { useTranslation } from 'react-i18next'
import { StatusBadge, type Tone } from '#app/components/badge.tsx'
import { Button, SubmitButton } from '#app/components/button.tsx'
import { ConfirmDialog } from '#app/components/dialog.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { plainField } from '#app/components/field-frame.tsx'
import { DateTimeField, NumberField, SelectField, TextareaField } from '#app/components/fields.tsx'
import { ActionForm, FormActions, GelarForm, useGelarForm } from '#app/components/form.tsx'
import { Card } from '#app/components/page-header.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import type { FormReply } from '#app/lib/replies.server.ts'
import { zoneLetters } from '#app/lib/time-format.ts'
import type { RestockStatus } from '#db/types.ts'
import type { RestockRow } from './list-restock.server.ts'
import { RestockRequestForm } from './restock-forms.ts'
import type { RestockStep } from './restock-steps.ts'

type Row = Omit<RestockRow, 'expectedAt' | 'requestedAt' | 'changedAt'> & {
  expectedAt: Date | string | null
  requestedAt: Date | string
  changedAt: Date | string
}

const tones = {
  requested: 'warn',
  promised: 'info',
  sent: 'accent',
  received: 'good',
  refused: 'bad',
  cancelled: 'neutral',
} as const satisfies Record<RestockStatus, Tone>

/** Requests for goods as cards, each with what its reader may do about it. */
export function RestockList({
  rows,
  timeZone,
  empty,
}: {
  rows: ReadonlyArray<Row>
  timeZone: string
  empty: string
}) {
  if (rows.length === 0) return <EmptyState title={empty} />
  return (
    <ul className="grid gap-3 lg:grid-cols-2">
      {rows.map((row) => (
        <li key={row.id}>
          <RestockCard row={row} timeZone={timeZone} />
        </li>
      ))}
    </ul>
  )
}

function RestockCard({ row, timeZone }: { row: Row; timeZone: string }) {
  const { t } = useTranslation(['onsite'])
  const f = useFormat()
  return (
    <Card className="flex h-full flex-col">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <p className="min-w-0">
          <span className="block font-bold">{row.productName}</span>
          <span className="figures text-ink-soft">
            {f.number(row.quantity)} {row.unit}
          </span>
        </p>
        <StatusBadge tone={tones[row.status]}>
          {t(`onsite:restock.state.${row.status}`)}
        </StatusBadge>
      </div>
      <p className="mt-2 text-sm text-ink-soft">
        <span className="figures font-semibold text-ink">{row.boothCode}</span> ·{' '}
        {row.exhibitorName}
      </p>
      <p className="figures text-sm text-ink-soft">{f.instant(row.requestedAt, timeZone)}</p>
      {row.note ? <p className="mt-2 whitespace-pre-line break-words">{row.note}</p> : null}
      {row.answer || row.expectedAt ? (
        <div className="mt-2 rounded-control bg-sunken px-3 py-2 text-sm">
          {row.answer ? <p className="whitespace-pre-line break-words">{row.answer}</p> : null}
          {row.expectedAt ? (
            <p className="figures">
              {t('onsite:restock.expected', { when: f.instant(row.expectedAt, timeZone) })}
            </p>
          ) : null}
        </div>
      ) : null}
      {row.steps.length > 0 ? (
        <div className="mt-auto flex flex-wrap gap-2 pt-4">
          {row.steps.map((step) => (
            <RestockStepButton key={step} row={row} step={step} timeZone={timeZone} />
          ))}
        </div>
      ) : null}
    </Card>
  )
}

/** Steps that ask for words first. */
function isSpoken(step: RestockStep): step is 'promise' | 'send' | 'refuse' {
  return step === 'promise' || step === 'send' || step === 'refuse'
}

function RestockStepButton({
  row,
  step,
  timeZone,
}: {
  row: Row
  step: RestockStep
  timeZone: string
}) {
  const { t } = useTranslation(['onsite'])
  const variant = step === 'refuse' || step === 'cancel' ? 'quiet' : 'secondary'
  const values = { requestId: row.id }
  const label = (
    <>
      {t(`onsite:restock.do.${step}`)}
      <span className="sr-only">: {row.productName}</span>
    </>
  )
  if (!isSpoken(step))
    return (
      <ActionForm intent={step} values={values}>
        <SubmitButton variant={step === 'receive' ? 'primary' : variant}>{label}</SubmitButton>
      </ActionForm>
    )
  return (
    <ConfirmDialog
      trigger={<Button variant={variant}>{label}</Button>}
      title={t(`onsite:restock.ask.${step}`, { product: row.productName })}
      body={`${row.boothCode} · ${row.exhibitorName}`}
      confirm={t(`onsite:restock.do.${step}`)}
      tone={step === 'refuse' ? 'danger' : 'primary'}
      intent={step}
      values={values}
    >
      {step === 'refuse' ? null : (
        <DateTimeField
          field={plainField('expectedAt', { id: `tiba-${row.id}-${step}` })}
          label={t('onsite:restock.expectedLabel')}
          hint={zoneLetters(timeZone)}
          className="w-full"
          optional
        />
      )}
      <TextareaField
        field={plainField('answer', { id: `jawab-${row.id}-${step}`, maxLength: 1000 })}
        label={t('onsite:restock.answer')}
        rows={2}
        className="w-full"
        optional
      />
    </ConfirmDialog>
  )
}

type AskProps = {
  /** Made by the server for this form: sent twice it counts once. */
  requestId: string
  goods: ReadonlyArray<{
    id: string
    name: string
    unit: string
    boothCode: string
    exhibitorName: string
  }>
  lastResult: FormReply | undefined
}

/** A booth asks for more of what it sells. */
export function RestockAsk({ requestId, goods, lastResult }: AskProps) {
  const { t } = useTranslation(['onsite'])
  const [form, fields] = useGelarForm(RestockRequestForm, { id: 'minta-stok', lastResult })
  const several = new Set(goods.map((row) => `${row.boothCode} ${row.exhibitorName}`)).size > 1
  return (
    <GelarForm form={form}>
      <input type="hidden" name="intent" value="request" />
      <input type="hidden" name="id" value={requestId} />
      <SelectField
        field={fields.listingId}
        label={t('onsite:restock.product')}
        placeholder={t('onsite:restock.choose')}
        options={goods.map((row) => ({
          value: row.id,
          label: several
            ? `${row.boothCode} · ${row.name} (${row.exhibitorName})`
            : `${row.name} (${row.unit})`,
        }))}
      />
      <NumberField field={fields.quantity} label={t('onsite:restock.quantity')} />
      <TextareaField field={fields.note} label={t('onsite:restock.note')} rows={2} optional />
      <FormActions>
        <SubmitButton>{t('onsite:restock.request')}</SubmitButton>
      </FormActions>
    </GelarForm>
  )
}
