import { useTranslation } from 'react-i18next'
import { LinkTabs } from '#app/components/tabs.tsx'
import { actsPath, programmePath, programmeVersionsPath, stagesPath } from '#app/lib/paths.ts'

/** The pages of the programme of one festival, side by side. */
export function ProgrammeTabs({ event }: { event: { slug: string } }) {
  const { t } = useTranslation('programme')
  return (
    <LinkTabs
      label={t('title')}
      tabs={[
        { to: programmePath(event), label: t('tabs.timetable'), end: true },
        { to: actsPath(event), label: t('tabs.acts') },
        { to: stagesPath(event), label: t('tabs.stages') },
        { to: programmeVersionsPath(event), label: t('tabs.versions') },
      ]}
    />
  )
}
