import type { LoaderFunctionArgs } from '@remix-run/node'
import QRCode from 'qrcode'
import { db } from '#app/db.server.ts'
import { notFound } from '#app/features/people/authorize.server.ts'
import { findOwnTicket, signOwnTicket } from '#app/features/tickets/register/own-ticket.server.ts'

/** The ticket's QR code as a picture to keep on the phone. */
export async function loader({ params }: LoaderFunctionArgs) {
  const own = await findOwnTicket(db, params.code ?? '')
  if (own?.registration.status !== 'active') throw notFound()
  const picture = await QRCode.toBuffer(await signOwnTicket(db, own.registration), {
    errorCorrectionLevel: 'M',
    margin: 4,
    width: 1000,
  })
  return new Response(new Uint8Array(picture), {
    headers: {
      'Content-Type': 'image/png',
      'Content-Disposition': `attachment; filename="tiket-${own.event.slug}.png"`,
      'Cache-Control': 'private, no-store',
      'X-Robots-Tag': 'noindex',
    },
  })
}
