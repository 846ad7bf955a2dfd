import type { LoaderFunctionArgs } from '@remix-run/node'
import { mailBody } from '#app/features/outbox/outbox-page.server.ts'
import { authorize } from '#app/features/people/authorize.server.ts'

/** The body of one mail, for the frame that shows it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { event, can } = await authorize(request, params, 'outbox.view')
  return mailBody({
    eventId: event.id,
    id: params.message,
    uncovered: can('registration.manage'),
  })
}
