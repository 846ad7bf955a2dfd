import { useTranslation } from 'react-i18next'
import { LinkTabs } from '#app/components/tabs.tsx'
import { adminSettingsPath, adminSystemPath } from '#app/lib/paths.ts'

/** Between how the installation stands and how it is set up. */
export function SystemTabs() {
  const { t } = useTranslation('system')
  return (
    <LinkTabs
      label={t('tab.label')}
      tabs={[
        { to: adminSystemPath(), label: t('tab.state'), end: true },
        { to: adminSettingsPath(), label: t('tab.settings') },
      ]}
    />
  )
}
