import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { StatusBadge } from '#app/components/badge.tsx'
import { LinkButton } from '#app/components/button.tsx'
import { Card, PageHeader, Section } from '#app/components/page-header.tsx'
import { db } from '#app/db.server.ts'
import { listSessions, saveProfile } from '#app/features/people/account.server.ts'
import { AccountForm } from '#app/features/people/account-forms.ts'
import { askAddressChange } from '#app/features/people/address/change-address.server.ts'
import { auth } from '#app/features/people/auth.server.ts'
import { authorizeUser, requireUser } from '#app/features/people/authorize.server.ts'
import { describeAgent } from '#app/features/people/describe-agent.ts'
import { changePassword, signOutElsewhere } from '#app/features/people/sign-in.server.ts'
import { countAttempt, forgiveAttempt } from '#app/features/people/sign-in-limits.server.ts'
import { getT, languageCookie } from '#app/i18n/i18n.server.ts'
import { answerForm } from '#app/lib/answer-form.server.ts'
import type { ErrorKey } from '#app/lib/domain-error.ts'
import { redirectWithFlash } from '#app/lib/flash.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { accountPath, secondFactorSetupPath } from '#app/lib/paths.ts'
import { privatePageHeaders } from '#app/lib/private-page.ts'
import {
  AddressSection,
  PasswordSection,
  ProfileSection,
  SessionsSection,
} from './account-sections.tsx'

export const handle = { i18n: ['people'] } satisfies GelarHandle
export const headers = privatePageHeaders
export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const { user } = await authorizeUser(request)
  const t = await getT(request, ['people'])
  const sessions = await listSessions(db, user.id, user.sessionId)
  return {
    title: t('people:account.title'),
    now: new Date(),
    user: {
      name: user.name,
      email: user.email,
      language: user.language,
      secondFactor: user.twoFactorEnabled,
    },
    sessions: sessions.map(({ agent, ...session }) => ({
      ...session,
      device: describeAgent(agent) ?? null,
    })),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const user = await requireUser(request)
  const change = async (form: z.output<typeof AccountForm>) => {
    if (form.intent === 'profile') {
      await saveProfile(db, user.id, form)
      const answer = redirectWithFlash(accountPath(), 'people:account.saved')
      answer.headers.append('Set-Cookie', languageCookie(form.language))
      return answer
    }
    if (form.intent === 'sign-out-elsewhere') {
      await signOutElsewhere(auth, request.headers)
      return redirectWithFlash(accountPath(), 'people:account.signedOutElsewhere')
    }
    await countAttempt('confirm-password', context.clientAddress, user.id)
    if (form.intent === 'address') {
      await countAttempt('reset-password', context.clientAddress, form.email)
      await askAddressChange(db, auth, { headers: request.headers, user }, form)
      await forgiveAttempt('confirm-password', context.clientAddress, user.id)
      return redirectWithFlash(accountPath(), 'people:address.asked', { email: form.email })
    }
    const { cookies } = await changePassword(auth, request.headers, form)
    await forgiveAttempt('confirm-password', context.clientAddress, user.id)
    return redirect(accountPath(), { headers: withFlash(cookies) })
  }
  return answerForm(request, AccountForm, change, {
    hideFields: ['current', 'password', 'repeat', 'code'],
    field: ({ key }) => refusedFields[key],
  })
}

/** The fields that refusals are about. */
const refusedFields: Partial<Record<ErrorKey, string>> = {
  passwordWrong: 'current',
  codeWrong: 'code',
  codeUsed: 'code',
  signInCodeInvalid: 'code',
  addressSame: 'email',
}

/** The cookies of the new session, and the sentence that the page shows. */
function withFlash(cookies: Headers): Headers {
  const headers = new Headers(cookies)
  const flash = redirectWithFlash(accountPath(), 'people:account.passwordChanged')
  for (const cookie of flash.headers.getSetCookie()) headers.append('Set-Cookie', cookie)
  return headers
}

export default function AccountPage() {
  const { user, sessions, now } = useLoaderData<typeof loader>()
  const { t } = useTranslation('people')
  const answer = useActionData<typeof action>()
  return (
    <>
      <PageHeader title={t('account.title')} lead={user.email} />
      <div className="grid max-w-5xl items-start gap-x-8 gap-y-10 xl:grid-cols-2">
        <div>
          <ProfileSection user={user} answer={answer} />
          <AddressSection user={user} answer={answer} />
          <Section title={t('twoStep.title')} lead={t('twoStep.lead')}>
            <Card className="flex flex-wrap items-center justify-between gap-4">
              <StatusBadge tone={user.secondFactor ? 'good' : 'neutral'}>
                {t(user.secondFactor ? 'twoStep.on' : 'twoStep.off')}
              </StatusBadge>
              <LinkButton to={secondFactorSetupPath()} variant="secondary">
                {t(user.secondFactor ? 'twoStep.manage' : 'twoStep.turnOn')}
              </LinkButton>
            </Card>
          </Section>
        </div>
        <div>
          <PasswordSection email={user.email} answer={answer} />
          <SessionsSection sessions={sessions} now={now} />
        </div>
      </div>
    </>
  )
}
