import type { LoaderFunctionArgs } from '@remix-run/node'
import { mailBody } from '#app/features/outbox/outbox-page.server.ts'
import { authorizeSystem } from '#app/features/people/authorize.server.ts'

/** The body of one mail, for the frame that shows it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await authorizeSystem(request, 'system.view')
  return mailBody({ eventId: null, id: params.message, uncovered: true })
}
