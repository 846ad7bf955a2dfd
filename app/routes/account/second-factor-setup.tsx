import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { Alert } from '#app/components/alert.tsx'
import { PageHeader, Section } from '#app/components/page-header.tsx'
import { db } from '#app/db.server.ts'
import { ConfirmSecondFactor, SecondFactorForm } from '#app/features/people/account-forms.ts'
import { auth } from '#app/features/people/auth.server.ts'
import { authorizeUser, requireUser } from '#app/features/people/authorize.server.ts'
import { BeginStep, ConfirmStep, ProofStep } from '#app/features/people/factor/factor-steps.tsx'
import { fewCodes } from '#app/features/people/factor/recovery-codes.ts'
import { RecoveryList } from '#app/features/people/factor/recovery-list.tsx'
import {
  type Asking,
  beginSecondFactor,
  confirmSecondFactor,
  countRecoveryCodes,
  endSecondFactor,
  renewRecoveryCodes,
} from '#app/features/people/factor/second-factor.server.ts'
import { countAttempt, forgiveAttempt } from '#app/features/people/sign-in-limits.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import { toDomainError } from '#app/lib/constraint-errors.server.ts'
import type { ErrorKey } from '#app/lib/domain-error.ts'
import { redirectWithFlash } from '#app/lib/flash.server.ts'
import { parseForm } from '#app/lib/forms.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { accountPath } from '#app/lib/paths.ts'
import { privatePageHeaders } from '#app/lib/private-page.ts'
import { qrShape } from '#app/lib/qr.server.ts'
import { replyInvalid, replyRefused } from '#app/lib/replies.server.ts'

export const handle = { i18n: ['people'] } satisfies GelarHandle
export const headers = privatePageHeaders
export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const { user } = await authorizeUser(request)
  const t = await getT(request, ['people'])
  return {
    title: t('people:twoStep.title'),
    isOn: user.twoFactorEnabled,
    email: user.email,
    codesLeft: user.twoFactorEnabled ? await countRecoveryCodes(db, auth, user.id) : 0,
  }
}

/** What is shown until the phone has given a right code. */
function setup(uri: string, recoveryCodes: ReadonlyArray<string>) {
  const secret = new URL(uri).searchParams.get('secret') ?? ''
  return { uri, recoveryCodes: [...recoveryCodes], secret, shape: qrShape(uri) }
}

/** What was shown, read back from a form that did not pass. */
function shownAgain(payload: unknown) {
  const { uri, recoveryCodes } = Object(payload)
  const shown = ConfirmSecondFactor.pick({ uri: true, recoveryCodes: true })
  const read = shown.safeParse({ uri, recoveryCodes })
  return read.success ? setup(read.data.uri, read.data.recoveryCodes.split(' ')) : undefined
}

export async function action({ request, context }: ActionFunctionArgs) {
  const user = await requireUser(request)
  const asking = { headers: request.headers, user }
  const submission = parseForm(await request.formData(), SecondFactorForm)
  const { intent } = Object(submission.payload)
  const again = { part: intent, setup: shownAgain(submission.payload) }
  const hideFields = ['password', 'code']
  if (submission.status !== 'success') {
    return { ...again, reply: replyInvalid(submission, { hideFields }).data }
  }
  const form = submission.value
  try {
    await countAttempt('confirm-password', context.clientAddress, user.id)
    const done = await change(asking, form)
    await forgiveAttempt('confirm-password', context.clientAddress, user.id)
    return done
  } catch (error) {
    const field = fieldOf(toDomainError(error)?.key)
    const { data: reply } = replyRefused(submission, error, { field, hideFields })
    return { ...again, reply }
  }
}

/** The field that a refusal is about. */
function fieldOf(refusal: ErrorKey | undefined): string | undefined {
  if (refusal === 'passwordWrong') return 'password'
  return refusal === 'codeWrong' || refusal === 'codeUsed' ? 'code' : undefined
}

type Form = z.output<typeof SecondFactorForm>

/** Does what the form asks; answers what the page shows next, or the way back to the account. */
async function change(asking: Asking, form: Form) {
  if (form.intent === 'begin') {
    const { uri, recoveryCodes } = await beginSecondFactor(auth, asking.headers, form.password)
    return { setup: setup(uri, recoveryCodes) }
  }
  if (form.intent === 'renew') {
    return { renewed: await renewRecoveryCodes(db, auth, asking, form) }
  }
  const { cookies } =
    form.intent === 'confirm'
      ? await confirmSecondFactor(db, auth, asking, form.code)
      : await endSecondFactor(db, auth, asking, form)
  const key = form.intent === 'confirm' ? 'people:twoStep.turnedOn' : 'people:twoStep.turnedOff'
  const answer = redirectWithFlash(accountPath(), key)
  for (const cookie of cookies.getSetCookie()) answer.headers.append('Set-Cookie', cookie)
  return answer
}

export default function SecondFactorSetupPage() {
  const { isOn, email, codesLeft } = useLoaderData<typeof loader>()
  const { t } = useTranslation('people')
  const answer = useActionData<typeof action>()
  const shown = answer && 'setup' in answer ? answer.setup : undefined
  const renewed = answer && 'renewed' in answer ? answer.renewed : undefined
  const replyTo = (part: Form['intent']) =>
    answer && 'reply' in answer && answer.part === part ? answer.reply : undefined
  return (
    <>
      <PageHeader
        title={t('twoStep.title')}
        lead={t(isOn ? 'twoStep.leadOn' : 'twoStep.leadOff')}
        breadcrumbs={[{ label: t('account.title'), to: accountPath() }]}
      />
      <div className="max-w-2xl">
        {isOn ? (
          <>
            <Section
              title={t('twoStep.recovery')}
              lead={t('twoStep.codesLeft', { count: codesLeft })}
            >
              {renewed ? (
                <>
                  <Alert tone="good" title={t('twoStep.renewed')} live />
                  <RecoveryList codes={renewed} email={email} />
                </>
              ) : (
                <>
                  {codesLeft <= fewCodes ? (
                    <div className="mb-3">
                      <Alert tone="warn" title={t('twoStep.fewCodes')} />
                    </div>
                  ) : null}
                  <ProofStep intent="renew" email={email} reply={replyTo('renew')} />
                </>
              )}
            </Section>
            <div data-screen-only="" className="mt-10 first:mt-0">
              <Section title={t('twoStep.turnOff')} lead={t('twoStep.turnOffLead')}>
                <ProofStep intent="end" email={email} reply={replyTo('end')} />
              </Section>
            </div>
          </>
        ) : shown ? (
          <ConfirmStep {...shown} email={email} reply={replyTo('confirm')} />
        ) : (
          <BeginStep email={email} reply={replyTo('begin')} />
        )}
      </div>
    </>
  )
}
