import { useTranslation } from 'react-i18next'
import { LinkTabs } from '#app/components/tabs.tsx'
import { callInvitationsPath, callPath } from '#app/lib/paths.ts'

/** Between the terms of a call and the invitations to it. */
export function CallTabs({
  event,
  current,
}: {
  event: { slug: string }
  current: 'terms' | 'invitations'
}) {
  const { t } = useTranslation(['call'])
  return (
    <LinkTabs
      label={t('call:title')}
      tabs={[
        { to: callPath(event), label: t('call:tab.terms'), current: current === 'terms' },
        {
          to: callInvitationsPath(event),
          label: t('call:tab.invitations'),
          current: current === 'invitations',
        },
      ]}
    />
  )
}
