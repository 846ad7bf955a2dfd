import { db } from '#app/db.server.ts'
import type { Reach } from '#app/features/people/policy.ts'
import { getT, languageOf } from '#app/i18n/i18n.server.ts'
import { drawnBeside } from '#app/lib/heavy/heavy.server.ts'
import { pdfReply } from '#app/lib/pdf/pdf-reply.server.ts'
import { type BadgeFilter, listNameBadges } from './list-name-badges.server.ts'

const drawBadges = drawnBeside<typeof import('./draw-badges.heavy.ts')>(
  '#app/features/booths/on-site/draw-badges.heavy.ts',
)

/** Answers the badges of all that the reader may print. */
export async function replyBadges(
  request: Request,
  event: { id: string; slug: string; name: string },
  reach: Reach,
  filter: BadgeFilter,
): Promise<Response> {
  const [badges, t] = await Promise.all([
    listNameBadges(db, event.id, reach, filter),
    getT(request, ['onsite']),
  ])
  const file = await drawBadges(
    {
      badges,
      eventName: event.name,
      language: languageOf(request),
      words: {
        title: t('onsite:badge.title', { event: event.name }),
        nobody: t('onsite:badge.nobody'),
        booth: t('onsite:badge.booth'),
        duty: {
          leader: t('onsite:badge.duty.leader'),
          seller: t('onsite:badge.duty.seller'),
          helper: t('onsite:badge.duty.helper'),
          driver: t('onsite:badge.duty.driver'),
        },
      },
    },
    { signal: request.signal },
  )
  return pdfReply(file, `${event.slug}-tanda-pengenal`)
}
