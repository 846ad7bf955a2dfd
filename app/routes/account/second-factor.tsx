import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { SubmitButton } from '#app/components/button.tsx'
import { TextField } from '#app/components/fields.tsx'
import { GelarForm, useGelarForm } from '#app/components/form.tsx'
import { db } from '#app/db.server.ts'
import { SecondFactor } from '#app/features/people/account-forms.ts'
import { auth } from '#app/features/people/auth.server.ts'
import { DoorLink } from '#app/features/people/door-fields.tsx'
import { DoorFrame } from '#app/features/people/door-frame.tsx'
import { passSecondFactor } from '#app/features/people/factor/second-factor.server.ts'
import { countAttempt, forgiveAttempt } from '#app/features/people/sign-in-limits.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import { answerForm } from '#app/lib/answer-form.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { signInPath, welcomePath } from '#app/lib/paths.ts'
import { privatePageHeaders } from '#app/lib/private-page.ts'
import { wantedPath } from '#app/lib/safe-path.ts'

export const handle = {
  i18n: ['people'],
  hydrate: false,
  scripts: ['/js/once.js'],
} satisfies GelarHandle
export const headers = privatePageHeaders
export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const t = await getT(request, ['people'])
  return { title: t('people:secondFactor.title') }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const pass = async ({ code }: { code: string }) => {
    // Which account it is stands in a signed cookie; the library counts wrong codes against it.
    const asked = request.headers.get('Cookie') ?? ''
    await countAttempt('second-factor', context.clientAddress, asked)
    const { cookies } = await passSecondFactor(db, auth, request.headers, code)
    await forgiveAttempt('second-factor', context.clientAddress, asked)
    return redirect(welcomePath(wantedPath(request)), { headers: cookies })
  }
  return answerForm(request, SecondFactor, pass, { field: 'code', hideFields: ['code'] })
}

export default function SecondFactorPage() {
  const { t } = useTranslation('people')
  const [form, fields] = useGelarForm(SecondFactor, { lastResult: useActionData<typeof action>() })
  return (
    <DoorFrame title={t('secondFactor.title')} lead={t('secondFactor.lead')}>
      <GelarForm form={form} data-once="">
        <TextField
          field={fields.code}
          label={t('secondFactor.code')}
          hint={t('secondFactor.hint')}
          autoComplete="one-time-code"
          autoCapitalize="none"
          autoFocus
          minLength={undefined}
          pattern={undefined}
        />
        <SubmitButton size="lg" className="w-full">
          {t('secondFactor.action')}
        </SubmitButton>
        <p>
          <DoorLink to={signInPath()}>{t('secondFactor.back')}</DoorLink>
        </p>
      </GelarForm>
    </DoorFrame>
  )
}
