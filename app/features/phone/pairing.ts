import { askServer, ServerRefused } from './ask-server.ts'
import { Paired, type PairRequest } from './contract/pairing.ts'

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
}

/**
 * Exchanges a code for a pairing of this kind. Throws `ServerRefused` (`wrongDevice` for a code of the other
 * kind) or `ServerAway`.
 */
export async function requestPairing(
  kind: PhoneKind,
  request: Omit<PairRequest, 'kind'>,
): Promise<Pairing> {
  const { token, device } = await askServer('POST', '/pair', Paired, { body: { ...request, kind } })
  // A server of before it was told the kind.
  if (device.kind !== kind) throw new ServerRefused('wrongDevice', 409)
  return {
    deviceId: device.id,
    token,
    label: device.label,
    event: device.event,
    place: device.place,
  }
}
