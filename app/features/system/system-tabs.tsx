import { useTranslation } from 'react-i18next'
import { Badge } from '#app/components/badge.tsx'
import { LinkTabs } from '#app/components/tabs.tsx'
import { adminSettingsPath, adminSystemPath } from '#app/lib/paths.ts'

/** Between how the installation stands and how it is set up, with how many settings somebody should look at. */
export function SystemTabs({ problems }: { problems: number }) {
  const { t } = useTranslation('system')
  return (
    <LinkTabs
      label={t('tab.label')}
      tabs={[
        { to: adminSystemPath(), label: t('tab.state'), end: true },
        { to: adminSettingsPath(), label: <SettingsLabel problems={problems} /> },
      ]}
    />
  )
}

function SettingsLabel({ problems }: { problems: number }) {
  const { t } = useTranslation('system')
  if (problems === 0) return t('tab.settings')
  return (
    <>
      {t('tab.settings')}
      <Badge tone="warn">
        <span aria-hidden="true">{problems}</span>
        <span className="sr-only">{t('concern.settings.title', { count: problems })}</span>
      </Badge>
    </>
  )
}
