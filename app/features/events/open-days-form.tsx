import { Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { IconButton, SubmitButton } from '#app/components/button.tsx'
import { ConfirmDialog } from '#app/components/dialog.tsx'
import { DateField, NumberField, TimeField } from '#app/components/fields.tsx'
import { GelarForm, useGelarForm } from '#app/components/form.tsx'
import { Card } from '#app/components/page-header.tsx'
import { Table } from '#app/components/table.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import { SaveDay } from './event-forms.ts'

type Day = { openOn: string; opensAt: string; closesAt: string; capacity: number | null }

type OpenDaysFormProps = {
  days: ReadonlyArray<Day>
  /** The first day that is not in the list yet, to begin with. */
  nextDay: string
  lastResult: unknown
}

/** The days on which visitors are let in: a table, and one form that adds a day or changes one. */
export function OpenDaysForm({ days, nextDay, lastResult }: OpenDaysFormProps) {
  const { t } = useTranslation('events')
  const f = useFormat()
  const [form, fields] = useGelarForm(SaveDay, {
    id: `hari-${days.length}`,
    lastResult,
    defaultValue: {
      openOn: nextDay,
      opensAt: days.at(-1)?.opensAt ?? '09:00',
      closesAt: days.at(-1)?.closesAt ?? '21:00',
    },
  })
  return (
    <div className="space-y-4">
      <Table
        caption={t('days.title')}
        rows={days}
        rowKey={(day) => day.openOn}
        columns={[
          {
            key: 'day',
            header: t('days.day'),
            cell: (day) => f.day(day.openOn),
            primary: true,
          },
          {
            key: 'hours',
            header: t('days.hours'),
            cell: (day) => <span className="figures">{`${day.opensAt}–${day.closesAt}`}</span>,
          },
          {
            key: 'capacity',
            header: t('days.capacity'),
            numeric: true,
            cell: (day) => (day.capacity === null ? t('days.noLimit') : f.number(day.capacity)),
          },
          {
            key: 'remove',
            header: t('days.remove'),
            hideHeader: true,
            bare: true,
            cell: (day) => (
              <ConfirmDialog
                trigger={
                  <IconButton
                    variant="quiet"
                    label={t('days.removeDay', { day: f.day(day.openOn) })}
                  >
                    <Trash2 aria-hidden="true" />
                  </IconButton>
                }
                title={t('days.removeTitle')}
                body={t('days.removeBody', { day: f.day(day.openOn) })}
                confirm={t('days.remove')}
                intent="removeDay"
                values={{ openOn: day.openOn }}
              />
            ),
          },
        ]}
      />
      <Card>
        <GelarForm form={form}>
          <div className="grid items-start gap-4 sm:grid-cols-2 lg:grid-cols-4">
            <DateField field={fields.openOn} label={t('days.day')} />
            <TimeField field={fields.opensAt} label={t('days.opensAt')} />
            <TimeField field={fields.closesAt} label={t('days.closesAt')} />
            <NumberField
              field={fields.visitorCapacity}
              label={t('days.capacity')}
              unit={t('form.people')}
              optional
            />
          </div>
          <SubmitButton variant="secondary" name="intent" value="saveDay">
            {t('days.save')}
          </SubmitButton>
        </GelarForm>
      </Card>
    </div>
  )
}
