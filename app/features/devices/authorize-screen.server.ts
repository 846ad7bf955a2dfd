import { db } from '#app/db.server.ts'
import { readScreenCookie } from './screen-cookie.server.ts'
import { type FoundScreen, findScreen, type Screen } from './screens.server.ts'

/** What the screen that asks may show: by its own cookie alone, whoever may be signed in beside it. */
export async function authorizeScreen(
  request: Request,
): Promise<FoundScreen | { state: 'unpaired' }> {
  const token = readScreenCookie(request)
  const found = token === undefined ? undefined : await findScreen(db, token)
  return found ?? { state: 'unpaired' }
}

/** The same for answers that only an open screen gets: 401 for all others. */
export async function requireScreen(request: Request): Promise<Screen> {
  const found = await authorizeScreen(request)
  if (found.state !== 'open') throw new Response(null, { status: 401 })
  return found.screen
}
