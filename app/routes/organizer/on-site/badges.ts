import type { LoaderFunctionArgs } from '@remix-run/node'
import { replyBadges } from '#app/features/booths/on-site/reply-badges.server.ts'
import { authorizeStaff, isUuid } from '#app/features/people/authorize.server.ts'
import { answerFileTo } from '#app/lib/heavy/answer-file.server.ts'

/** Badges of exhibitors' staff as PDF: `?kanwil=`, `?peserta=`, or of all within reach. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const { actor, event, reach } = await authorizeStaff(request, params, 'staffBadge.view')
  const query = new URL(request.url).searchParams
  const exhibitorId = query.get('peserta') ?? undefined
  return answerFileTo(actor, request, () =>
    replyBadges(request, event, reach, {
      kanwilCode: query.get('kanwil') ?? undefined,
      exhibitorId: isUuid(exhibitorId) ? exhibitorId : undefined,
    }),
  )
}
