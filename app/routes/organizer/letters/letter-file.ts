import type { LoaderFunctionArgs } from '@remix-run/node'
import { db } from '#app/db.server.ts'
import { findLetter } from '#app/features/booths/letters/find-letter.server.ts'
import { letterReply } from '#app/features/booths/letters/letter-pdf.server.ts'
import { authorize, isUuid, notFound } from '#app/features/people/authorize.server.ts'
import { answerFileTo } from '#app/lib/heavy/answer-file.server.ts'
import { publicOrigin } from '#app/lib/origin.server.ts'

/** Any letter of the festival as PDF, also one that has been withdrawn. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const { actor, event } = await authorize(request, params, 'placeLetter.view')
  const letter = isUuid(params.letter) ? await findLetter(db, event.id, params.letter) : undefined
  if (!letter) throw notFound()
  return answerFileTo(actor, request, () => letterReply(db, request, letter, publicOrigin(request)))
}
