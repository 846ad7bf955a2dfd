import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button, SubmitButton } from '#app/components/button.tsx'
import { TextField } from '#app/components/fields.tsx'
import { GelarForm, useGelarForm } from '#app/components/form.tsx'
import { db } from '#app/db.server.ts'
import { env } from '#app/env.server.ts'
import { listOfferedAccounts } from '#app/features/installation/demonstration.server.ts'
import { SignIn } from '#app/features/people/account-forms.ts'
import { auth } from '#app/features/people/auth.server.ts'
import { AccountEmailField, DoorLink } from '#app/features/people/door-fields.tsx'
import { DoorFrame } from '#app/features/people/door-frame.tsx'
import { rememberDevice } from '#app/features/people/known-device.server.ts'
import { landingPath } from '#app/features/people/landing.ts'
import { findSession } from '#app/features/people/session.server.ts'
import { signIn } from '#app/features/people/sign-in.server.ts'
import { attemptSignIn } from '#app/features/people/sign-in-limits.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import { answerForm } from '#app/lib/answer-form.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { forgotPasswordPath, secondFactorPath, welcomePath } from '#app/lib/paths.ts'
import { privatePageHeaders } from '#app/lib/private-page.ts'
import { wantedPath } from '#app/lib/safe-path.ts'
import { type DemonstrationAccount, demonstrationPassword } from '#db/seed/accounts.ts'

export const handle = {
  i18n: ['people'],
  hydrate: false,
  scripts: ['/js/once.js'],
} satisfies GelarHandle
export const headers = privatePageHeaders
export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const session = await findSession(request)
  if (session) throw redirect(wantedPath(request) ?? landingPath(session.grants))
  const t = await getT(request, ['people'])
  const accounts = await listOfferedAccounts(db, env)
  const demonstration =
    accounts.length > 0 ? { accounts, password: demonstrationPassword } : undefined
  return { title: t('people:signIn.title'), demonstration }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const enter = async ({ email, password }: { email: string; password: string }) => {
    const { headers } = request
    const client = { address: context.clientAddress, headers }
    const { cookies, secondFactor } = await attemptSignIn(client, email, () =>
      signIn(auth, headers, { email, password }),
    )
    const known = rememberDevice(headers, email)
    if (known) cookies.append('Set-Cookie', known)
    const next = wantedPath(request)
    return redirect(secondFactor ? secondFactorPath(next) : welcomePath(next), { headers: cookies })
  }
  return answerForm(request, SignIn, enter, { hideFields: ['password'] })
}

export default function SignInPage() {
  const { demonstration } = useLoaderData<typeof loader>()
  const { t } = useTranslation('people')
  const [form, fields] = useGelarForm(SignIn, { lastResult: useActionData<typeof action>() })
  return (
    <DoorFrame
      title={t('signIn.title')}
      lead={t('signIn.lead')}
      aside={demonstration ? <Demonstration {...demonstration} /> : null}
    >
      <GelarForm form={form} data-once="">
        <AccountEmailField field={fields.email} />
        <TextField
          field={fields.password}
          label={t('password')}
          type="password"
          autoComplete="current-password"
        />
        <SubmitButton size="lg" className="w-full">
          {t('signIn.action')}
        </SubmitButton>
        <p>
          <DoorLink to={forgotPasswordPath()}>{t('signIn.forgot')}</DoorLink>
        </p>
      </GelarForm>
    </DoorFrame>
  )
}

type DemonstrationProps = {
  accounts: ReadonlyArray<DemonstrationAccount>
  password: string
}

/** One press for each role, on an installation with made-up data only. */
function Demonstration({ accounts, password }: DemonstrationProps) {
  const { t } = useTranslation('people')
  return (
    <section className="mt-10 border-t border-line pt-6">
      <h2 className="font-bold">{t('demonstration.title')}</h2>
      <p className="mt-1 text-sm text-ink-soft">{t('demonstration.lead', { password })}</p>
      <ul className="mt-4 grid gap-2 sm:grid-cols-2">
        {accounts.map(({ role, email }) => (
          <li key={email}>
            <Form method="post" reloadDocument data-once="">
              <input type="hidden" name="email" value={email} />
              <input type="hidden" name="password" value={password} />
              <Button
                type="submit"
                variant="secondary"
                className="w-full flex-col items-start! py-2 text-left!"
              >
                <span>{t(`role.${role}`)}</span>
                <span className="text-xs font-normal text-ink-soft">{email}</span>
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  )
}
