import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { authorizeUser } from '#app/features/people/authorize.server.ts'
import { landingPath } from '#app/features/people/landing.ts'
import { languageCookie } from '#app/i18n/i18n.server.ts'
import { wantedPath } from '#app/lib/safe-path.ts'

/** Leads somebody who has just signed in to the wanted page or the own work, in the own language. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { user, grants } = await authorizeUser(request)
  const chosen = /(?:^|;\s*)lang=/.test(request.headers.get('Cookie') ?? '')
  return redirect(wantedPath(request) ?? landingPath(grants), {
    headers: chosen ? {} : { 'Set-Cookie': languageCookie(user.language) },
  })
}
