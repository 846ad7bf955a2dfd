import { useTranslation } from 'react-i18next'
import { Badge } from '#app/components/badge.tsx'
import { Button, SubmitButton } from '#app/components/button.tsx'
import { SegmentedField } from '#app/components/choice-fields.tsx'
import { ConfirmDialog } from '#app/components/dialog.tsx'
import { TextField } from '#app/components/fields.tsx'
import { FormActions, GelarForm, useGelarForm } from '#app/components/form.tsx'
import { Card, Section } from '#app/components/page-header.tsx'
import { ChangeAddress, ChangePassword, Profile } from '#app/features/people/account-forms.ts'
import {
  CurrentPasswordField,
  NewPasswordFields,
  ProofCodeField,
} from '#app/features/people/door-fields.tsx'
import type { Language } from '#app/i18n/i18n.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import type { FormReply } from '#app/lib/replies.server.ts'

/** The answer to one of several forms of the page: each sends its name along. */
function answerTo(intent: string, answer: FormReply | undefined): FormReply | undefined {
  return answer?.initialValue?.intent === intent ? answer : undefined
}

type ProfileProps = {
  user: { name: string; language: Language }
  answer: FormReply | undefined
}

/** Name and language: what colleagues see, and how mails are written. */
export function ProfileSection({ user, answer }: ProfileProps) {
  const { t } = useTranslation('people')
  const [form, fields] = useGelarForm(Profile, {
    id: 'profile',
    lastResult: answerTo('profile', answer),
    defaultValue: { name: user.name, language: user.language },
  })
  return (
    <Section title={t('account.profile')} lead={t('account.profileLead')}>
      <Card>
        <GelarForm form={form}>
          <input type="hidden" name="intent" value="profile" />
          <TextField field={fields.name} label={t('name')} autoComplete="name" />
          <SegmentedField
            field={fields.language}
            label={t('language')}
            choices={[
              { value: 'id', label: 'Bahasa Indonesia' },
              { value: 'en', label: 'English' },
            ]}
          />
          <FormActions>
            <SubmitButton>{t('save')}</SubmitButton>
          </FormActions>
        </GelarForm>
      </Card>
    </Section>
  )
}

type AddressProps = {
  user: { email: string; secondFactor: boolean }
  answer: FormReply | undefined
}

/** Another address, confirmed by the link that goes there. */
export function AddressSection({ user, answer }: AddressProps) {
  const { t } = useTranslation('people')
  const [form, fields] = useGelarForm(ChangeAddress, {
    id: 'address',
    lastResult: answerTo('address', answer),
  })
  return (
    <Section title={t('address.title')} lead={t('address.lead')}>
      <Card>
        <GelarForm form={form}>
          <input type="hidden" name="intent" value="address" />
          <TextField
            field={fields.email}
            label={t('address.new')}
            type="email"
            autoComplete="email"
            inputMode="email"
            autoCapitalize="none"
          />
          <CurrentPasswordField field={fields.current} />
          {user.secondFactor ? <ProofCodeField field={fields.code} /> : null}
          <FormActions>
            <SubmitButton>{t('address.ask')}</SubmitButton>
          </FormActions>
        </GelarForm>
      </Card>
    </Section>
  )
}

type PasswordProps = { email: string; answer: FormReply | undefined }

/** A new password, confirmed by the old one. */
export function PasswordSection({ email, answer }: PasswordProps) {
  const { t } = useTranslation('people')
  const [form, fields] = useGelarForm(ChangePassword, {
    id: 'password',
    lastResult: answerTo('password', answer),
  })
  return (
    <Section title={t('password')} lead={t('account.passwordLead')}>
      <Card>
        <GelarForm form={form}>
          <input type="hidden" name="intent" value="password" />
          <input type="email" autoComplete="username" value={email} readOnly hidden />
          <CurrentPasswordField field={fields.current} />
          <NewPasswordFields password={fields.password} repeat={fields.repeat} />
          <FormActions>
            <SubmitButton>{t('account.changePassword')}</SubmitButton>
          </FormActions>
        </GelarForm>
      </Card>
    </Section>
  )
}

/** An account belongs to no festival whose zone could be meant. */
const ZONE = 'Asia/Jakarta'

type SessionsProps = {
  sessions: ReadonlyArray<{
    id: string
    device: string | null
    startedAt: Date
    usedAt: Date
    here: boolean
  }>
  now: Date
}

/** Where one is signed in, and the way out of everywhere else. */
export function SessionsSection({ sessions, now }: SessionsProps) {
  const { t } = useTranslation('people')
  const f = useFormat()
  return (
    <Section
      title={t('sessions.title')}
      lead={t('sessions.lead')}
      actions={
        sessions.length > 1 ? (
          <ConfirmDialog
            trigger={<Button variant="secondary">{t('sessions.endOthers')}</Button>}
            title={t('sessions.endOthers')}
            body={t('sessions.endOthersBody')}
            confirm={t('sessions.endOthers')}
            intent="sign-out-elsewhere"
          />
        ) : null
      }
    >
      <Card flush>
        <ul className="divide-y divide-line">
          {sessions.map((session) => (
            <li key={session.id} className="flex items-center justify-between gap-4 px-5 py-3.5">
              <span className="min-w-0">
                <span className="block truncate font-medium">
                  {session.device ?? t('sessions.unknownDevice')}
                </span>
                <span className="figures block text-sm text-ink-soft">
                  {t('sessions.since', { when: f.instant(session.startedAt, ZONE) })}
                </span>
                {session.here ? null : (
                  <span className="block text-sm text-ink-soft">
                    {t('sessions.used', { when: f.relative(session.usedAt, now) })}
                  </span>
                )}
              </span>
              {session.here ? <Badge tone="good">{t('sessions.here')}</Badge> : null}
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  )
}
