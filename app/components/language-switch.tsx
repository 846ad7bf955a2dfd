import { useLocation } from '@remix-run/react'
import { clsx } from 'clsx'
import { useTranslation } from 'react-i18next'
import { languages } from '#app/i18n/i18n.ts'
import { useLanguage } from '#app/i18n/use-language.ts'

const names = { id: 'Bahasa Indonesia', en: 'English' }

/** Shows the same page in the other language; a plain form, so it works without script. */
export function LanguageSwitch({ className }: { className?: string }) {
  const { t } = useTranslation('common')
  const { pathname, search } = useLocation()
  const current = useLanguage()
  return (
    <form
      method="post"
      action="/bahasa"
      className={className}
      data-screen-only=""
      data-network-only=""
    >
      <input type="hidden" name="kembali" value={pathname + search} />
      <fieldset className="flex items-center rounded-control border border-current/35 p-0.5">
        <legend className="sr-only">{t('language')}</legend>
        {languages.map((language) => (
          <button
            key={language}
            type="submit"
            name="lang"
            value={language}
            lang={language}
            aria-label={names[language]}
            title={names[language]}
            aria-pressed={language === current}
            className={clsx(
              'grid min-h-8 min-w-10 place-items-center rounded-[0.45rem] text-xs font-bold tracking-wide uppercase',
              language === current ? 'bg-current/15' : 'hover:bg-current/10',
            )}
          >
            {language}
          </button>
        ))}
      </fieldset>
    </form>
  )
}
