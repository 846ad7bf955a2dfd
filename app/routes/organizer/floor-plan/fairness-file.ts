import type { LoaderFunctionArgs } from '@remix-run/node'
import { db } from '#app/db.server.ts'
import { loadFairness } from '#app/features/booths/plans/fairness/load-fairness.server.ts'
import { listPlans } from '#app/features/booths/plans/plan-page.server.ts'
import { authorize, notFound } from '#app/features/people/authorize.server.ts'
import { getT, languageOf } from '#app/i18n/i18n.server.ts'
import { answerFileTo } from '#app/lib/heavy/answer-file.server.ts'
import { drawnBeside } from '#app/lib/heavy/heavy.server.ts'
import { pdfReply } from '#app/lib/pdf/pdf-reply.server.ts'

const drawFairness = drawnBeside<
  typeof import('#app/features/booths/plans/fairness/draw-fairness.heavy.ts')
>('#app/features/booths/plans/fairness/draw-fairness.heavy.ts')

/** A plan's fairness sheet as a paper; the published plan's when none is named. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, event } = await authorize(request, params, 'placement.view')
  const number = new URL(request.url).searchParams.get('rencana')
  const plans = await listPlans(db, event.id)
  const plan = number
    ? plans.find((row) => String(row.number) === number)
    : (plans.find((row) => row.status === 'published') ?? plans[0])
  if (!plan) throw notFound()
  return answerFileTo(actor, request, async () => {
    const [sheet, t] = await Promise.all([
      loadFairness(db, event.id, plan.id),
      getT(request, ['plans']),
    ])
    const file = await drawFairness(
      {
        sheet,
        language: languageOf(request),
        event: event.name,
        lead: t(`plans:fairness.paperLead.${plan.status}`, {
          event: event.name,
          number: plan.number,
        }),
      },
      { signal: request.signal },
    )
    return pdfReply(file, `${event.slug}-keadilan-${plan.number}`)
  })
}
