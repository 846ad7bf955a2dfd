import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { SubmitButton } from '#app/components/button.tsx'
import { GelarForm, useGelarForm } from '#app/components/form.tsx'
import { db } from '#app/db.server.ts'
import { ForgotPassword } from '#app/features/people/account-forms.ts'
import { AccountEmailField, DoorLink } from '#app/features/people/door-fields.tsx'
import { DoorFrame } from '#app/features/people/door-frame.tsx'
import { requestPasswordReset, resetMinutes } from '#app/features/people/password-links.server.ts'
import { countAttempt } from '#app/features/people/sign-in-limits.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import { answerForm } from '#app/lib/answer-form.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { signInPath } from '#app/lib/paths.ts'
import { privatePageHeaders } from '#app/lib/private-page.ts'

export const handle = {
  i18n: ['people'],
  hydrate: false,
  scripts: ['/js/once.js'],
} satisfies GelarHandle
export const headers = privatePageHeaders
export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

/** Every answer takes at least this long, so that its time does not tell whether somebody has the address. */
const ANSWER_AFTER_MS = 400
const wait = () => new Promise((done) => setTimeout(done, ANSWER_AFTER_MS))

export async function loader({ request }: LoaderFunctionArgs) {
  const t = await getT(request, ['people'])
  return { title: t('people:forgot.title') }
}

export async function action({ request, context }: ActionFunctionArgs) {
  return answerForm(request, ForgotPassword, async ({ email }) => {
    await countAttempt('reset-password', context.clientAddress, email)
    await Promise.all([requestPasswordReset(db, email), wait()])
    return { sentTo: email, minutes: resetMinutes }
  })
}

export default function ForgotPasswordPage() {
  const { t } = useTranslation('people')
  const answer = useActionData<typeof action>()
  const [form, fields] = useGelarForm(ForgotPassword, { lastResult: answer })
  const sent = answer && 'sentTo' in answer ? answer : undefined
  return (
    <DoorFrame title={t('forgot.title')} lead={sent ? undefined : t('forgot.lead')}>
      {sent ? (
        <Alert tone="good" live title={t('forgot.sentTitle')}>
          {t('forgot.sentBody', { email: sent.sentTo, count: sent.minutes })}
        </Alert>
      ) : (
        <GelarForm form={form} data-once="">
          <AccountEmailField field={fields.email} />
          <SubmitButton size="lg" className="w-full">
            {t('forgot.action')}
          </SubmitButton>
        </GelarForm>
      )}
      <p className="mt-5">
        <DoorLink to={signInPath()}>{t('forgot.back')}</DoorLink>
      </p>
    </DoorFrame>
  )
}
