import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { LinkButton, SubmitButton } from '#app/components/button.tsx'
import { TextField } from '#app/components/fields.tsx'
import { FormActions, GelarForm, useGelarForm } from '#app/components/form.tsx'
import { Card, PageHeader, Section } from '#app/components/page-header.tsx'
import { QrCode } from '#app/components/qr-code.tsx'
import {
  BeginSecondFactor,
  ConfirmSecondFactor,
  EndSecondFactor,
  SecondFactorForm,
} from '#app/features/people/account-forms.ts'
import { auth } from '#app/features/people/auth.server.ts'
import { authorizeUser, requireUser } from '#app/features/people/authorize.server.ts'
import {
  beginSecondFactor,
  confirmSecondFactor,
  endSecondFactor,
} from '#app/features/people/sign-in.server.ts'
import { countAttempt } from '#app/features/people/sign-in-limits.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import { redirectWithFlash } from '#app/lib/flash.server.ts'
import { parseForm } from '#app/lib/forms.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { accountPath } from '#app/lib/paths.ts'
import { qrShape } from '#app/lib/qr.server.ts'
import { replyInvalid, replyRefused } from '#app/lib/replies.server.ts'

export const handle = { i18n: ['people'] } satisfies GelarHandle
export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const { user } = await authorizeUser(request)
  const t = await getT(request, ['people'])
  return { title: t('people:twoStep.title'), isOn: user.twoFactorEnabled, email: user.email }
}

/** What is shown until the phone has given a right code. */
function setup(uri: string, backupCodes: ReadonlyArray<string>) {
  const secret = new URL(uri).searchParams.get('secret') ?? ''
  return { uri, backupCodes: [...backupCodes], secret, shape: qrShape(uri) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const user = await requireUser(request)
  const submission = parseForm(await request.formData(), SecondFactorForm)
  const hideFields = ['password', 'code']
  if (submission.status !== 'success') {
    const { uri, backupCodes } = Object(submission.payload)
    const started = ConfirmSecondFactor.pick({ uri: true, backupCodes: true }).safeParse({
      uri,
      backupCodes,
    })
    const answer = replyInvalid(submission, { hideFields })
    return started.success
      ? { setup: setup(started.data.uri, started.data.backupCodes.split(' ')), reply: answer.data }
      : { reply: answer.data }
  }
  const form = submission.value
  try {
    await countAttempt('confirm-password', context.clientAddress, user.id)
    if (form.intent === 'begin') {
      const { uri, backupCodes } = await beginSecondFactor(auth, request.headers, form.password)
      return { setup: setup(uri, backupCodes) }
    }
    const isConfirmed = form.intent === 'confirm'
    const { cookies } = isConfirmed
      ? await confirmSecondFactor(auth, request.headers, form.code)
      : await endSecondFactor(auth, request.headers, form.password)
    const key = isConfirmed ? 'people:twoStep.turnedOn' : 'people:twoStep.turnedOff'
    const answer = redirectWithFlash(accountPath(), key)
    for (const cookie of cookies.getSetCookie()) answer.headers.append('Set-Cookie', cookie)
    return answer
  } catch (error) {
    const field = form.intent === 'confirm' ? 'code' : 'password'
    const { data: reply } = replyRefused(submission, error, { field, hideFields })
    return form.intent === 'confirm'
      ? { setup: setup(form.uri, form.backupCodes.split(' ')), reply }
      : { reply }
  }
}

export default function SecondFactorSetupPage() {
  const { isOn, email } = useLoaderData<typeof loader>()
  const { t } = useTranslation('people')
  const answer = useActionData<typeof action>()
  const started = answer && 'setup' in answer ? answer.setup : undefined
  const reply = answer && 'reply' in answer ? answer.reply : undefined
  return (
    <>
      <PageHeader
        title={t('twoStep.title')}
        lead={t(isOn ? 'twoStep.leadOn' : 'twoStep.leadOff')}
        breadcrumbs={[{ label: t('account.title'), to: accountPath() }]}
      />
      <div className="max-w-2xl">
        {started && !isOn ? (
          <ConfirmStep {...started} reply={reply} />
        ) : (
          <PasswordStep isOn={isOn} email={email} reply={reply} />
        )}
      </div>
    </>
  )
}

type PasswordStepProps = { isOn: boolean; email: string; reply: unknown }

function PasswordStep({ isOn, email, reply }: PasswordStepProps) {
  const { t } = useTranslation('people')
  const [form, fields] = useGelarForm(isOn ? EndSecondFactor : BeginSecondFactor, {
    lastResult: reply,
  })
  return (
    <Card>
      <GelarForm form={form}>
        <input type="hidden" name="intent" value={isOn ? 'end' : 'begin'} />
        <input type="email" autoComplete="username" value={email} readOnly hidden />
        <TextField
          field={fields.password}
          label={t('currentPassword')}
          hint={t('twoStep.passwordHint')}
          type="password"
          autoComplete="current-password"
        />
        <FormActions>
          <SubmitButton variant={isOn ? 'danger' : 'primary'}>
            {t(isOn ? 'twoStep.turnOff' : 'twoStep.begin')}
          </SubmitButton>
          <LinkButton to={accountPath()} variant="quiet">
            {t('cancel')}
          </LinkButton>
        </FormActions>
      </GelarForm>
    </Card>
  )
}

type ConfirmStepProps = ReturnType<typeof setup> & { reply: unknown }

function ConfirmStep({ uri, secret, shape, backupCodes, reply }: ConfirmStepProps) {
  const { t } = useTranslation('people')
  const [form, fields] = useGelarForm(ConfirmSecondFactor, { lastResult: reply })
  return (
    <>
      <Section title={t('twoStep.scanTitle')} lead={t('twoStep.scanLead')}>
        <Card className="flex flex-wrap items-center gap-6">
          <QrCode shape={shape} label={t('twoStep.qr')} className="size-48 shrink-0" />
          <div className="min-w-0">
            <p className="text-sm text-ink-soft">{t('twoStep.byHand')}</p>
            <p className="mt-1 font-mono text-sm break-all">{secret}</p>
          </div>
        </Card>
      </Section>
      <Section title={t('twoStep.codesTitle')}>
        <Alert tone="warn" title={t('twoStep.codesLead')} />
        <Card className="mt-3">
          <ul className="grid grid-cols-2 gap-x-6 gap-y-1.5 font-mono sm:grid-cols-3">
            {backupCodes.map((code) => (
              <li key={code}>{code}</li>
            ))}
          </ul>
        </Card>
      </Section>
      <Section title={t('twoStep.confirmTitle')}>
        <Card>
          <GelarForm form={form}>
            <input type="hidden" name="intent" value="confirm" />
            <input type="hidden" name="uri" value={uri} />
            <input type="hidden" name="backupCodes" value={backupCodes.join(' ')} />
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
    </>
  )
}
