import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { authorizeSystem } from '#app/features/people/authorize.server.ts'
import { adminSettingsPath } from '#app/lib/paths.ts'

/** The former address of the settings, which consoles of older versions have named, leads to where they stand. */
export async function loader({ request }: LoaderFunctionArgs) {
  await authorizeSystem(request, 'system.view')
  return redirect(adminSettingsPath(), 301)
}
