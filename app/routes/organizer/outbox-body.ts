import type { LoaderFunctionArgs } from '@remix-run/node'
import { mailBody } from '#app/features/mail/outbox-page.server.ts'
import { authorize } from '#app/features/people/authorize.server.ts'

/** The body of one mail, for the frame that shows it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { event } = await authorize(request, params, 'outbox.view')
  return mailBody(event.id, params.message)
}
