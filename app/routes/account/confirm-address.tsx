import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { ActionForm, FormErrors } from '#app/components/action-form.tsx'
import { Alert } from '#app/components/alert.tsx'
import { SubmitButton } from '#app/components/button.tsx'
import { db } from '#app/db.server.ts'
import {
  confirmAddressChange,
  findAddressChange,
} from '#app/features/people/address/change-address.server.ts'
import { DoorLink } from '#app/features/people/door-fields.tsx'
import { DoorFrame } from '#app/features/people/door-frame.tsx'
import { mailedLinkHeaders, tokenOf } from '#app/features/people/mailed-link.ts'
import { findSession } from '#app/features/people/session.server.ts'
import { countAttempt } from '#app/features/people/sign-in-limits.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import { answerForm } from '#app/lib/answer-form.server.ts'
import { redirectWithFlash } from '#app/lib/flash.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { accountPath, signInPath } from '#app/lib/paths.ts'

export const handle = {
  i18n: ['people'],
  hydrate: false,
  scripts: ['/js/once.js'],
} satisfies GelarHandle
export const headers = mailedLinkHeaders
export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

/** Mail programs open links by themselves: only the button changes anything. */
export async function loader({ request }: LoaderFunctionArgs) {
  const t = await getT(request, ['people'])
  const change = await findAddressChange(db, tokenOf(request))
  return { title: t('people:address.confirmTitle'), change: change ?? null }
}

export async function action({ request, context }: ActionFunctionArgs) {
  return answerForm(request, z.object({}), async () => {
    const token = tokenOf(request)
    await countAttempt('set-password', context.clientAddress, token)
    const here = await findSession(request)
    const { userId } = await confirmAddressChange(db, token, here?.user.sessionId)
    const next = here?.user.id === userId ? accountPath() : signInPath()
    return redirectWithFlash(next, 'people:address.confirmed')
  })
}

export default function ConfirmAddressPage() {
  const { change } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation('people')
  return (
    <DoorFrame
      title={t('address.confirmTitle')}
      lead={change ? t('address.confirmLead', change) : undefined}
    >
      {change ? (
        <ActionForm className="w-full" data-once="">
          <SubmitButton size="lg" className="w-full">
            {t('address.confirm')}
          </SubmitButton>
        </ActionForm>
      ) : (
        <>
          <FormErrors id="surel-galat" errors={answer?.error?.['']} />
          <Alert tone="warn" title={t('setPassword.goneTitle')}>
            {t('address.goneBody')}
          </Alert>
          <p className="mt-5">
            <DoorLink to={signInPath()}>{t('forgot.back')}</DoorLink>
          </p>
        </>
      )}
    </DoorFrame>
  )
}
