import { useTranslation } from 'react-i18next'
import { LinkButton } from '#app/components/button.tsx'
import { Hero, PublicLayout } from '#app/components/layouts/public-layout.tsx'
import type { GelarHandle } from '#app/lib/handle.ts'

export const handle = { hydrate: false } satisfies GelarHandle

/** The front page. */
export default function Home() {
  const { t } = useTranslation('common')
  return (
    <PublicLayout bare>
      <Hero
        title={t('front.title')}
        lead={t('footer.about')}
        actions={
          <LinkButton to="/masuk" size="lg" variant="shine">
            {t('footer.staff')}
          </LinkButton>
        }
      />
    </PublicLayout>
  )
}
