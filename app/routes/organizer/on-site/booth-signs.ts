import type { LoaderFunctionArgs } from '@remix-run/node'
import { db } from '#app/db.server.ts'
import { listSigns } from '#app/features/booths/on-site/sign-pdf.server.ts'
import { authorizeStaff } from '#app/features/people/authorize.server.ts'
import { getT, languageOf } from '#app/i18n/i18n.server.ts'
import { answerFileTo } from '#app/lib/heavy/answer-file.server.ts'
import { drawnBeside } from '#app/lib/heavy/heavy.server.ts'
import { publicOrigin } from '#app/lib/origin.server.ts'
import { pdfReply } from '#app/lib/pdf/pdf-reply.server.ts'

const drawSigns = drawnBeside<typeof import('#app/features/booths/on-site/draw-signs.heavy.ts')>(
  '#app/features/booths/on-site/draw-signs.heavy.ts',
)

/** Signs of booths as PDF: of one (`?stan=`) or of all, on A4 or A3 (`?kertas=A3`). They say what is public. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const { actor, event } = await authorizeStaff(request, params, 'boothReport.view')
  const query = new URL(request.url).searchParams
  const boothCode = query.get('stan') ?? undefined
  return answerFileTo(actor, request, async () => {
    const [signs, t] = await Promise.all([
      listSigns(db, event.id, boothCode),
      getT(request, ['onsite']),
    ])
    const file = await drawSigns(
      {
        signs,
        event: { slug: event.slug, name: event.name },
        origin: publicOrigin(request),
        language: languageOf(request),
        size: query.get('kertas') === 'A3' ? 'A3' : 'A4',
        words: {
          title: t('onsite:sign.title', { event: event.name }),
          none: t('onsite:sign.none'),
          products: t('onsite:sign.products'),
          scan: t('onsite:sign.scan'),
        },
      },
      { signal: request.signal },
    )
    return pdfReply(file, `${event.slug}-papan-${boothCode ?? 'stan'}`)
  })
}
