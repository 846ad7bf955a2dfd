import { createInstance, type FlatNamespace, type i18n, type TFunction } from 'i18next'
import { initReactI18next } from 'react-i18next/initReactI18next'
import { isPhonePage, languageHeader } from '#app/lib/phone-pages.ts'
import {
  defaultLanguage,
  i18nOptions,
  isLanguage,
  type Language,
  languages,
  namespaces,
} from './i18n.ts'
import { resources } from './resources.server.ts'

/** One instance a language, made once: a request never changes the language of another. */
const instances = new Map<Language, i18n>(
  languages.map((language) => {
    const instance = createInstance()
    instance.use(initReactI18next).init({
      ...i18nOptions,
      lng: language,
      ns: [...namespaces],
      resources,
      initImmediate: false,
      react: { useSuspense: false },
    })
    return [language, instance]
  }),
)

/** The instance that pages in this language are rendered with. */
export function i18nOf(language: Language): i18n {
  const instance = instances.get(language)
  if (!instance) throw new Error(`No messages for language ${language}`)
  return instance
}

/** The language the reader has chosen, else Indonesian; the worker of gate and till asks for each in turn. */
export function languageOf(request: Request): Language {
  const asked = request.headers.get(languageHeader)
  // Other pages may be kept for all readers by address and cookie alone.
  if (isLanguage(asked) && isPhonePage(new URL(request.url).pathname)) return asked
  for (const pair of (request.headers.get('Cookie') ?? '').split(';')) {
    const [name, value] = pair.trim().split('=')
    if (name === 'lang' && isLanguage(value)) return value
  }
  return defaultLanguage
}

/** The `Set-Cookie` value that keeps a chosen language for a year. */
export function languageCookie(language: Language): string {
  return `lang=${language}; Path=/; Max-Age=31536000; SameSite=Lax`
}

/** Translates outside of a component: in loaders, actions and mails. The first namespace is the default one. */
export async function getT<const Ns extends readonly [FlatNamespace, ...FlatNamespace[]]>(
  requestOrLanguage: Request | Language,
  wanted: Ns,
): Promise<TFunction<Ns>> {
  const language =
    typeof requestOrLanguage === 'string' ? requestOrLanguage : languageOf(requestOrLanguage)
  return i18nOf(language).getFixedT(language, wanted)
}
