import i18next from 'i18next'
import resourcesToBackend from 'i18next-resources-to-backend'
import { initReactI18next } from 'react-i18next/initReactI18next'
import { getInitialNamespaces } from 'remix-i18next/client'
import { i18nOptions, sharedNamespaces } from './i18n.ts'

/** A chunk a file: the browser fetches the language it shows and the namespaces its page names. */
const files = import.meta.glob<Record<string, unknown>>('./locales/*/*.json', { import: 'default' })

async function loadMessages(language: string, namespace: string) {
  return files[`./locales/${language}/${namespace}.json`]?.()
}

/** Makes ready what the page was rendered with, in the language of its `<html lang>`. */
export async function startI18n() {
  await i18next
    .use(initReactI18next)
    .use(resourcesToBackend(loadMessages))
    .init({
      ...i18nOptions,
      lng: document.documentElement.lang,
      fallbackLng: false,
      ns: [...new Set([...sharedNamespaces, ...getInitialNamespaces()])],
    })
  return i18next
}
