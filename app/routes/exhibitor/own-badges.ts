import type { LoaderFunctionArgs } from '@remix-run/node'
import { replyBadges } from '#app/features/booths/on-site/reply-badges.server.ts'
import { answerFileTo } from '#app/lib/heavy/answer-file.server.ts'
import { enterOwnPlace } from './enter-own-place.server.ts'

/** Badges of an exhibitor's own staff as PDF. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { actor, event, exhibitor } = await enterOwnPlace(args, 'staffBadge.view')
  const own = {
    everything: false,
    kanwilCodes: [],
    exhibitorIds: [exhibitor.id],
    boothIds: [],
    gateIds: [],
    stageIds: [],
  }
  const { request } = args
  return answerFileTo(actor, request, () =>
    replyBadges(request, event, own, { exhibitorId: exhibitor.id }),
  )
}
