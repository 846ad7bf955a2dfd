import { redirect } from '@remix-run/node'

/**
 * Leads to the last page of a list when one beyond it is asked for: rows may have gone since, by what was just decided
 * about all of the last page. Throws the redirect, with search and filters as they are.
 */
export function refuseBeyondLast(
  request: Request,
  { page, pageCount }: { page: number; pageCount: number },
): void {
  const last = Math.max(1, pageCount)
  if (page <= last) return
  const { pathname, searchParams } = new URL(request.url)
  if (last === 1) searchParams.delete('halaman')
  else searchParams.set('halaman', String(last))
  const search = searchParams.toString()
  throw redirect(search === '' ? pathname : `${pathname}?${search}`)
}
