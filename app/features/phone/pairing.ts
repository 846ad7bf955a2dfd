import { askServer, ServerRefused } from './ask-server.ts'
import { Paired, type PairRequest } from './contract/pairing.ts'
import { noteEnd, type PhoneEnd } from './phone-end.ts'

/** What a phone works as. */
export type PhoneKind = 'gate' | 'till'

/** The phone as it was paired, with the secret by which it proves itself. */
export type Pairing = {
  deviceId: string
  token: string
  label: string
  event: { slug: string; name: string; timeZone: string }
  /** The gate with its name, or the booth with its code. */
  place: { id: string; name: string }
  /** The end of the festival's phones; none where the server has not told. */
  ends?: PhoneEnd
}

/**
 * Exchanges a code for a pairing of this kind. Throws `ServerRefused` (`wrongDevice` for a code of the other
 * kind) or `ServerAway`.
 */
export async function requestPairing(
  kind: PhoneKind,
  request: Omit<PairRequest, 'kind'>,
): Promise<Pairing> {
  const from = new Date()
  const paired = await askServer('POST', '/pair', Paired, { body: { ...request, kind } })
  const { token, device, endsAt, now } = paired
  // A server of before it was told the kind.
  if (device.kind !== kind) throw new ServerRefused('wrongDevice', 409)
  return {
    deviceId: device.id,
    token,
    label: device.label,
    event: device.event,
    place: device.place,
    ...(now !== undefined &&
      endsAt !== undefined && { ends: noteEnd({ endsAt, now }, { from, to: new Date() }) }),
  }
}
