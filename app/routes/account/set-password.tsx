import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { LinkButton, SubmitButton } from '#app/components/button.tsx'
import { GelarForm, useGelarForm } from '#app/components/form.tsx'
import { db } from '#app/db.server.ts'
import { SetPassword } from '#app/features/people/account-forms.ts'
import { auth } from '#app/features/people/auth.server.ts'
import { NewPasswordFields } from '#app/features/people/door-fields.tsx'
import { DoorFrame } from '#app/features/people/door-frame.tsx'
import { rememberDevice } from '#app/features/people/known-device.server.ts'
import { mailedLinkHeaders, tokenOf } from '#app/features/people/mailed-link.ts'
import { findPasswordLink } from '#app/features/people/password-links.server.ts'
import { setPasswordByLink } from '#app/features/people/sign-in.server.ts'
import { countAttempt } from '#app/features/people/sign-in-limits.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import { answerForm } from '#app/lib/answer-form.server.ts'
import { redirectWithFlash } from '#app/lib/flash.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { forgotPasswordPath, signInPath } from '#app/lib/paths.ts'

export const handle = {
  i18n: ['people'],
  hydrate: false,
  scripts: ['/js/once.js'],
} satisfies GelarHandle
export const headers = mailedLinkHeaders
export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const t = await getT(request, ['people'])
  const person = await findPasswordLink(db, tokenOf(request))
  return {
    title: t('people:setPassword.title'),
    person: person ? { name: person.name, email: person.email } : null,
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const set = async ({ password }: { password: string }) => {
    const token = tokenOf(request)
    await countAttempt('set-password', context.clientAddress, token)
    const person = await findPasswordLink(db, token)
    await setPasswordByLink(auth, token, password)
    const answer = redirectWithFlash(signInPath(), 'people:setPassword.done')
    const known = person && rememberDevice(request.headers, person.email)
    if (known) answer.headers.append('Set-Cookie', known)
    return answer
  }
  return answerForm(request, SetPassword, set, { hideFields: ['password', 'repeat'] })
}

export default function SetPasswordPage() {
  const { person } = useLoaderData<typeof loader>()
  const { t } = useTranslation('people')
  const [form, fields] = useGelarForm(SetPassword, { lastResult: useActionData<typeof action>() })
  if (!person) {
    return (
      <DoorFrame title={t('setPassword.title')}>
        <Alert tone="warn" title={t('setPassword.goneTitle')}>
          {t('setPassword.goneBody')}
        </Alert>
        <div className="mt-5 flex flex-wrap items-center gap-4">
          <LinkButton to={forgotPasswordPath()} reloadDocument>
            {t('setPassword.again')}
          </LinkButton>
          <Link
            to={signInPath()}
            reloadDocument
            className="font-semibold text-link hover:underline"
          >
            {t('forgot.back')}
          </Link>
        </div>
      </DoorFrame>
    )
  }
  return (
    <DoorFrame
      title={t('setPassword.title')}
      lead={t('setPassword.lead', { name: person.name, email: person.email })}
    >
      <GelarForm form={form} data-once="">
        {/* For password managers: which account the new password belongs to. */}
        <input type="email" autoComplete="username" value={person.email} readOnly hidden />
        <NewPasswordFields password={fields.password} repeat={fields.repeat} />
        <SubmitButton size="lg" className="w-full">
          {t('setPassword.action')}
        </SubmitButton>
      </GelarForm>
    </DoorFrame>
  )
}
