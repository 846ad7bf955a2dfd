import type { LoaderFunctionArgs } from '@remix-run/node'
import { db } from '#app/db.server.ts'
import { findOpenLetter } from '#app/features/booths/letters/find-letter.server.ts'
import { letterReply } from '#app/features/booths/letters/letter-pdf.server.ts'
import { notFound } from '#app/features/people/authorize.server.ts'
import { answerFileTo } from '#app/lib/heavy/answer-file.server.ts'
import { publicOrigin } from '#app/lib/origin.server.ts'
import { enterOwnPlace } from './enter-own-place.server.ts'

/** The letter that holds for an exhibitor, as PDF. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { actor, event, exhibitor } = await enterOwnPlace(args, 'placeLetter.view')
  const letter = await findOpenLetter(db, event.id, exhibitor.id)
  if (!letter) throw notFound()
  const { request } = args
  return answerFileTo(actor, request, () => letterReply(db, request, letter, publicOrigin(request)))
}
