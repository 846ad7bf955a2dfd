import { publicBoothPath } from '#app/lib/paths.ts'
import { type Sign, type SignOptions, signPdf } from './sign-pdf.server.ts'

/** Draws the signs of booths; `origin` is where their pages are. */
export default function drawSigns({
  signs,
  event,
  origin,
  ...options
}: Omit<SignOptions, 'eventName' | 'madeAt' | 'urlOf'> & {
  signs: ReadonlyArray<Sign>
  event: { slug: string; name: string }
  origin: string
}) {
  return signPdf(signs, {
    ...options,
    eventName: event.name,
    madeAt: new Date(),
    urlOf: (code) => origin + publicBoothPath(event, code),
  })
}
