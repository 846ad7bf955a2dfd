import type { LoaderFunctionArgs } from '@remix-run/node'
import { db } from '#app/db.server.ts'
import { findPairingState } from '#app/features/devices/pairing.server.ts'
import { authorizeStaff, isUuid, notFound } from '#app/features/people/authorize.server.ts'

/** What has become of a shown code; asked for again and again while it is on the screen. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { event } = await authorizeStaff(request, params, 'device.pair')
  const { pairing } = params
  const state = isUuid(pairing) ? await findPairingState(db, event.id, pairing) : undefined
  if (!state) throw notFound()
  return Response.json(state, { headers: { 'Cache-Control': 'private, no-store' } })
}
