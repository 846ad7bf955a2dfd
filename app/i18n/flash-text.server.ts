import { type Flash, flashShown, type MessageKey, readFlash } from '#app/lib/flash.server.ts'
import { getT, i18nOf, languageOf } from './i18n.server.ts'
import { namespaces } from './i18n.ts'

/** The waiting message in the reader's words, and the header that makes it show only once. */
export async function takeFlash(
  request: Request,
): Promise<{ flash: Flash | undefined; headers: HeadersInit }> {
  const stored = readFlash(request)
  if (!stored) return { flash: undefined, headers: {} }
  const { id, kind, key, params } = stored
  const headers = flashShown(request)
  if (!isMessage(key, request)) return { flash: undefined, headers }
  const t = await getT(request, namespaces)
  return { flash: { id, kind, text: t(key, params) }, headers }
}

function isMessage(key: string, request: Request): key is MessageKey {
  return i18nOf(languageOf(request)).exists(key, { count: 1 })
}
