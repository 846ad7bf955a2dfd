/** Languages people can read Gelar in; the first is the one nobody has to choose. */
export const languages = ['id', 'en'] as const
export type Language = (typeof languages)[number]
export const defaultLanguage: Language = 'id'

/** One namespace a feature; a page names those it needs in `handle.i18n`. */
export const namespaces = [
  'common',
  'errors',
  'events',
  'people',
  'booths',
  'exhibitors',
  'programme',
  'tickets',
  'sales',
  'devices',
  'mail',
  'audit',
  'call',
  'ground',
  'lan',
  'letters',
  'map',
  'onsite',
  'plans',
  'registry',
  'showcase',
  'system',
] as const
export type AppNamespace = (typeof namespaces)[number]

/** Namespaces that every page may use without naming them. */
export const sharedNamespaces = ['common', 'errors'] as const satisfies AppNamespace[]

export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value)
}

/** Options that server and browser share. Texts come from React, which escapes them. */
export const i18nOptions = {
  supportedLngs: [...languages],
  fallbackLng: defaultLanguage,
  defaultNS: 'common',
  interpolation: { escapeValue: false },
  returnNull: false,
} as const
