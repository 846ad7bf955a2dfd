import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/button.tsx'
import { CheckboxField } from '#app/components/choice-fields.tsx'
import { ConfirmDialog } from '#app/components/dialog.tsx'
import { plainField } from '#app/components/field-frame.tsx'
import { SelectField, TextareaField } from '#app/components/fields.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import type { UnsettledRow } from './list-unsettled.server.ts'
import { useContentTitle } from './unsettled-what.tsx'

/** Records it after all, with what has to be chosen first. */
export function RecordDialog({ row, timeZone }: { row: UnsettledRow; timeZone: string }) {
  const { t } = useTranslation('devices')
  const title = useContentTitle()
  return (
    <ConfirmDialog
      trigger={<Button size="sm">{t('unsettled.record')}</Button>}
      title={t('unsettled.recordTitle', { what: title(row.content) })}
      body={t(`unsettled.recordBody.${row.kind}`)}
      confirm={t('unsettled.record')}
      tone="primary"
      intent="record"
      values={{ itemId: row.id }}
    >
      <ShiftChoice row={row} timeZone={timeZone} />
      <ListingChoices row={row} />
      <AlikeChoice row={row} name="record" />
    </ConfirmDialog>
  )
}

function ShiftChoice({ row, timeZone }: { row: UnsettledRow; timeZone: string }) {
  const { t } = useTranslation('devices')
  const f = useFormat()
  const { shifts } = row.choices
  if (shifts.length === 0) return null
  return (
    <SelectField
      field={plainField('shiftId', { id: `shift-${row.id}`, required: true })}
      label={t('unsettled.shift')}
      hint={t('unsettled.shiftHint')}
      placeholder={t('unsettled.choose')}
      options={shifts.map(({ id, cashier, openedAt, closedAt }) => ({
        value: id,
        label: closedAt
          ? t('unsettled.shiftClosed', {
              cashier,
              from: f.instant(openedAt, timeZone),
              to: f.time(closedAt, timeZone),
            })
          : t('unsettled.shiftOpen', { cashier, from: f.instant(openedAt, timeZone) }),
      }))}
      className="w-full"
    />
  )
}

function ListingChoices({ row }: { row: UnsettledRow }) {
  const { t } = useTranslation('devices')
  const f = useFormat()
  const { listings, unknownListings } = row.choices
  const lines = row.content.kind === 'sale' ? row.content.lines : []
  return unknownListings.map((from, index) => {
    const line = lines.find(({ listingId }) => listingId.toLowerCase() === from)
    return (
      <div key={from} className="w-full">
        <input type="hidden" name={`listings[${index}].from`} value={from} />
        <SelectField
          field={plainField(`listings[${index}].to`, {
            id: `listing-${row.id}-${index}`,
            required: true,
          })}
          label={t('unsettled.listing', {
            quantity: f.number(line?.quantity ?? 0),
            product: row.products[from] ?? t('unsettled.unknownProduct'),
            amount: f.rupiah(line?.unitPriceIdr ?? 0),
          })}
          hint={t('unsettled.listingHint')}
          placeholder={t('unsettled.choose')}
          options={listings.map(({ id, productName, exhibitorName, priceIdr }) => ({
            value: id,
            label: `${productName} · ${exhibitorName} · ${f.rupiah(priceIdr)}`,
          }))}
        />
      </div>
    )
  })
}

/** Takes it off the list unrecorded, with the reason. */
export function DismissDialog({ row }: { row: UnsettledRow }) {
  const { t } = useTranslation('devices')
  const title = useContentTitle()
  return (
    <ConfirmDialog
      trigger={
        <Button variant="secondary" size="sm">
          {t('unsettled.dismiss')}
        </Button>
      }
      title={t('unsettled.dismissTitle', { what: title(row.content) })}
      body={t('unsettled.dismissBody')}
      confirm={t('unsettled.dismiss')}
      intent="dismiss"
      values={{ itemId: row.id }}
    >
      <TextareaField
        field={plainField('note', { id: `note-${row.id}`, required: true, maxLength: 500 })}
        label={t('unsettled.note')}
        hint={t('unsettled.noteHint')}
        className="w-full"
      />
      <AlikeChoice row={row} name="dismiss" />
    </ConfirmDialog>
  )
}

/** Things of a phone come by the hundred: all that are listed for the same reason go at once. */
function AlikeChoice({ row, name }: { row: UnsettledRow; name: string }) {
  const { t } = useTranslation('devices')
  if (row.alike < 2) return null
  const asksForChoice = row.choices.shifts.length + row.choices.unknownListings.length > 0
  return (
    <CheckboxField
      field={plainField('alike', { id: `${name}-alike-${row.id}` })}
      label={t('unsettled.alike', { count: row.alike - 1 })}
      hint={name === 'record' && asksForChoice ? t('unsettled.alikeHint') : undefined}
    />
  )
}
