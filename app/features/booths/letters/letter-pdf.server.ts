import { drawnBeside } from '#app/lib/heavy/heavy.server.ts'
import { pdfReply } from '#app/lib/pdf/pdf-reply.server.ts'
import type { Db } from '#db/connect.server.ts'
import { loadFloorPlan } from '../ground/floor-plan.server.ts'
import type { Letter } from './find-letter.server.ts'
import { letterFileName } from './letter-number.ts'

const drawLetter = drawnBeside<typeof import('./draw-letter.heavy.ts')>(
  '#app/features/booths/letters/draw-letter.heavy.ts',
)

/** A letter about a place as PDF, with the ground as it is now. */
export async function letterPdf(
  db: Db,
  letter: Letter,
  origin: string,
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const floor = await loadFloorPlan(db, letter.eventId)
  return drawLetter({ letter, floor, origin }, { signal })
}

/** Answers a letter to a browser. */
export async function letterReply(
  db: Db,
  request: Request,
  letter: Letter,
  origin: string,
): Promise<Response> {
  const name = letterFileName(letter.reference).replace(/\.pdf$/, '')
  return pdfReply(await letterPdf(db, letter, origin, request.signal), name)
}
