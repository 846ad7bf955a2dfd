import { useTranslation } from 'react-i18next'
import { SubmitButton } from '#app/components/button.tsx'
import { DateTimeField } from '#app/components/fields.tsx'
import { GelarForm, useGelarForm } from '#app/components/form.tsx'
import { Card } from '#app/components/page-header.tsx'
import { handInUntil } from '#app/features/phone/phone-end.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { zoneLetters } from '#app/lib/time-format.ts'
import { devicesEndForm } from './device-forms.ts'
import type { DevicesEnd } from './devices-end.server.ts'

type DevicesEndCardProps = {
  end: DevicesEnd
  /** The end that organizers have set, as a form writes it by the clock of the venue; empty when there is none. */
  typed: string
  timeZone: string
  mayChange: boolean
  /** What the action answered to the form. */
  reply: unknown
}

/** Until when the phones and screens of a festival work, and for who may, another time. */
export function DevicesEndCard({ end, typed, timeZone, mayChange, reply }: DevicesEndCardProps) {
  const words = useEndWords(end, timeZone)
  return (
    <Card>
      <p className="figures max-w-prose">{words}</p>
      {mayChange ? (
        <EndForm
          key={typed}
          typed={typed}
          before={end.setAt?.toISOString()}
          timeZone={timeZone}
          reply={reply}
        />
      ) : null}
    </Card>
  )
}

function useEndWords({ at, setAt, standing }: DevicesEnd, timeZone: string): string {
  const { t } = useTranslation('devices')
  const f = useFormat()
  if (!at) return t('end.none')
  const until = f.instant(handInUntil(at), timeZone)
  const words = t(`end.${standing}`, { at: f.instant(at, timeZone), until })
  return `${words} ${t(setAt ? 'end.set' : 'end.byDefault')}`
}

type EndFormProps = { typed: string; before: string | undefined; timeZone: string; reply: unknown }

function EndForm({ typed, before, timeZone, reply }: EndFormProps) {
  const { t } = useTranslation('devices')
  const [form, fields] = useGelarForm(devicesEndForm(timeZone), {
    id: 'waktu-perangkat',
    lastResult: reply,
    defaultValue: { endsAt: typed },
  })
  return (
    <GelarForm form={form} className="mt-5">
      <input type="hidden" name="before" value={before ?? ''} />
      <DateTimeField
        field={fields.endsAt}
        label={t('end.field')}
        hint={t('end.hint', { zone: zoneLetters(timeZone) })}
        className="max-w-md"
        optional
      />
      <SubmitButton name="intent" value="setEnd" variant="secondary">
        {t('end.save')}
      </SubmitButton>
    </GelarForm>
  )
}
