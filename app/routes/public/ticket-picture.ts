import type { LoaderFunctionArgs } from '@remix-run/node'
import { db } from '#app/db.server.ts'
import { notFound } from '#app/features/people/authorize.server.ts'
import { findOwnTicket, signOwnTicket } from '#app/features/tickets/register/own-ticket.server.ts'
import { qrPng } from '#app/lib/qr-png.server.ts'

/** The ticket's QR code as a picture to keep on the phone. */
export async function loader({ params }: LoaderFunctionArgs) {
  const own = await findOwnTicket(db, params.code ?? '')
  if (own?.registration.status !== 'active') throw notFound()
  const picture = qrPng(await signOwnTicket(db, own.registration), 1000)
  return new Response(picture, {
    headers: {
      'Content-Type': 'image/png',
      'Content-Disposition': `attachment; filename="tiket-${own.event.slug}.png"`,
      'Cache-Control': 'private, no-store',
      'X-Robots-Tag': 'noindex',
    },
  })
}
