import type { ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '#app/components/page-header.tsx'
import { InviteForm } from './invite-form.tsx'

/** The page to invite somebody, to a festival or to Gelar as a whole; the list of people is one step back. */
export function InvitePage({
  lead,
  ...form
}: ComponentProps<typeof InviteForm> & { lead: string }) {
  const { t } = useTranslation('people')
  return (
    <>
      <PageHeader
        title={t('invite.title')}
        lead={lead}
        breadcrumbs={[{ label: t('list.title'), to: form.back }]}
      />
      <InviteForm {...form} />
    </>
  )
}
