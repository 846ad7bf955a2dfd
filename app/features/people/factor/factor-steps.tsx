import { Smartphone } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { buttonClass, LinkButton, SubmitButton } from '#app/components/button.tsx'
import { TextField } from '#app/components/fields.tsx'
import { FormActions, GelarForm, useGelarForm } from '#app/components/form.tsx'
import { Card, Section } from '#app/components/page-header.tsx'
import { QrCode } from '#app/components/qr-code.tsx'
import { accountPath } from '#app/lib/paths.ts'
import type { QrShape } from '#app/lib/qr.server.ts'
import {
  BeginSecondFactor,
  ConfirmSecondFactor,
  EndSecondFactor,
  RenewRecoveryCodes,
} from '../account-forms.ts'
import { CurrentPasswordField, ProofCodeField } from '../door-fields.tsx'
import { RecoveryList } from './recovery-list.tsx'

type BeginProps = { email: string; reply: unknown }

/** Asks for the password before anything is set up. */
export function BeginStep({ email, reply }: BeginProps) {
  const { t } = useTranslation('people')
  const [form, fields] = useGelarForm(BeginSecondFactor, { lastResult: reply })
  return (
    <Card>
      <GelarForm form={form}>
        <input type="hidden" name="intent" value="begin" />
        <input type="email" autoComplete="username" value={email} readOnly hidden />
        <CurrentPasswordField field={fields.password} hint={t('twoStep.passwordHint')} />
        <FormActions>
          <SubmitButton>{t('twoStep.begin')}</SubmitButton>
          <LinkButton to={accountPath()} variant="quiet">
            {t('cancel')}
          </LinkButton>
        </FormActions>
      </GelarForm>
    </Card>
  )
}

type ConfirmProps = {
  email: string
  uri: string
  secret: string
  shape: QrShape
  recoveryCodes: ReadonlyArray<string>
  reply: unknown
}

/** The key for the phone, the recovery codes, and the first code that puts both in force. */
export function ConfirmStep({ email, uri, secret, shape, recoveryCodes, reply }: ConfirmProps) {
  const { t } = useTranslation('people')
  const [form, fields] = useGelarForm(ConfirmSecondFactor, { lastResult: reply })
  return (
    <>
      <div data-screen-only="" className="mt-10 first:mt-0">
        <Section title={t('twoStep.scanTitle')} lead={t('twoStep.scanLead')}>
          <Card className="flex flex-wrap items-center gap-6">
            <QrCode shape={shape} label={t('twoStep.qr')} className="size-48 shrink-0" />
            <div className="min-w-0 space-y-4">
              <div>
                <p className="text-sm text-ink-soft">{t('twoStep.onThisPhone')}</p>
                <a href={uri} className={`${buttonClass('secondary')} mt-1.5`}>
                  <Smartphone aria-hidden="true" />
                  {t('twoStep.openApp')}
                </a>
              </div>
              <div>
                <p className="text-sm text-ink-soft">{t('twoStep.byHand')}</p>
                <p className="mt-1 font-mono text-sm break-all">{secret}</p>
              </div>
            </div>
          </Card>
        </Section>
      </div>
      <Section title={t('twoStep.codesTitle')}>
        <Alert tone="warn" title={t('twoStep.codesLead')} />
        <RecoveryList codes={recoveryCodes} email={email} />
      </Section>
      <div data-screen-only="" className="mt-10 first:mt-0">
        <Section title={t('twoStep.confirmTitle')}>
          <Card>
            <GelarForm form={form}>
              <input type="hidden" name="intent" value="confirm" />
              <input type="hidden" name="uri" value={uri} />
              <input type="hidden" name="recoveryCodes" value={recoveryCodes.join(' ')} />
              <TextField
                field={fields.code}
                label={t('secondFactor.code')}
                inputMode="numeric"
                autoComplete="one-time-code"
              />
              <FormActions>
                <SubmitButton>{t('twoStep.turnOn')}</SubmitButton>
                <LinkButton to={accountPath()} variant="quiet">
                  {t('cancel')}
                </LinkButton>
              </FormActions>
            </GelarForm>
          </Card>
        </Section>
      </div>
    </>
  )
}

type ProofProps = { intent: 'renew' | 'end'; email: string; reply: unknown }

/** Asks for password and code before the recovery codes are made anew, or the second step ends. */
export function ProofStep({ intent, email, reply }: ProofProps) {
  const { t } = useTranslation('people')
  const [form, fields] = useGelarForm(intent === 'end' ? EndSecondFactor : RenewRecoveryCodes, {
    id: intent,
    lastResult: reply,
  })
  return (
    <Card>
      <GelarForm form={form}>
        <input type="hidden" name="intent" value={intent} />
        <input type="email" autoComplete="username" value={email} readOnly hidden />
        <CurrentPasswordField field={fields.password} />
        <ProofCodeField field={fields.code} />
        <FormActions>
          <SubmitButton variant={intent === 'end' ? 'danger' : 'secondary'}>
            {t(intent === 'end' ? 'twoStep.turnOff' : 'twoStep.renew')}
          </SubmitButton>
        </FormActions>
      </GelarForm>
    </Card>
  )
}
