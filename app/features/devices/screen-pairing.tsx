import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { SubmitButton } from '#app/components/button.tsx'
import { TextField } from '#app/components/fields.tsx'
import { GelarForm, useGelarForm } from '#app/components/form.tsx'
import { DoorFrame } from '#app/features/people/door-frame.tsx'
import { PairingCodeField } from '#app/features/phone/pairing-code-field.tsx'
import { PairScreen } from './screen-forms.ts'

type ScreenPairingProps = {
  /** The screen was closed on the page of devices. */
  closed: boolean
  /** The code of the address. */
  code: string
  /** What the action answered. */
  reply: unknown
}

/** The first thing on a new screen, and the last on a closed one: the code that the organizer shows. */
export function ScreenPairing({ closed, code, reply }: ScreenPairingProps) {
  const { t } = useTranslation(['devices', 'common'])
  const [form, fields] = useGelarForm(PairScreen, {
    lastResult: reply,
    defaultValue: { code, label: t('screen.defaultLabel') },
  })
  return (
    <DoorFrame title={t('screen.title')} lead={t('screen.lead')}>
      {closed ? (
        <Alert tone="warn" title={t('screen.closed')} className="mb-6">
          {t('screen.closedBody')}
        </Alert>
      ) : null}
      <GelarForm form={form} data-once="" action="/layar">
        <PairingCodeField field={fields.code} label={t('common:phone.pair.code')} />
        <TextField
          field={fields.label}
          label={t('screen.label')}
          hint={t('screen.labelHint')}
          autoComplete="off"
        />
        <SubmitButton size="lg" className="w-full">
          {t('screen.submit')}
        </SubmitButton>
        <p className="text-sm text-ink-soft">{t('screen.fullScreen')}</p>
      </GelarForm>
    </DoorFrame>
  )
}
