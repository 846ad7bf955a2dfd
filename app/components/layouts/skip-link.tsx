import { useTranslation } from 'react-i18next'

/** The first stop of the keyboard: past the navigation, to the content. */
export function SkipLink() {
  const { t } = useTranslation('common')
  return (
    <a
      href="#isi"
      className="sr-only z-50 rounded-control bg-accent px-4 py-3 font-semibold text-accent-ink focus:not-sr-only focus:fixed focus:top-3 focus:left-3"
    >
      {t('skipToContent')}
    </a>
  )
}
