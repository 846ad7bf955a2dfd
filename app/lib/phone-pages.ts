import type { AppNamespace } from '#app/i18n/i18n.ts'

/** The pages that open on a phone without a connection, by their routes. */
export const phonePages = [
  { path: '/gerbang', module: 'app/routes/phone/gate.tsx' },
  { path: '/kasir', module: 'app/routes/phone/till.tsx' },
] as const

/** The module of the stage manager's page, whose files a phone keeps too; the page itself is kept when it is opened. */
export const stageModule = 'app/routes/phone/stage.tsx'

/** The namespaces of messages that all these pages may show. */
export const phoneNamespaces = [
  'common',
  'errors',
  'tickets',
  'sales',
  'devices',
  'programme',
] as const satisfies AppNamespace[]

/**
 * Asks for a page in a language whatever the cookie says. A worker cannot send a cookie of its own choosing, and an
 * address with the language in it would stay in the links of the page that it keeps.
 */
export const languageHeader = 'X-Gelar-Language'

/** Whether the address, with or without a slash at its end, is that of a page which a phone keeps. */
export function isPhonePage(pathname: string): boolean {
  const path = pathname.replace(/\/$/, '')
  return phonePages.some((page) => page.path === path)
}
