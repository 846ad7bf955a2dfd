import * as z from 'zod/mini'
import { askServer, ServerRefused } from './ask-server.ts'

const PairedMessage = z.object({
  token: z.string(),
  device: z.object({
    id: z.string(),
    kind: z.string(),
    label: z.string(),
    event: z.object({ slug: z.string(), name: z.string(), timeZone: z.string() }),
    place: z.object({ id: z.string(), name: z.string() }),
  }),
})

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
  { code, label }: { code: string; label: string },
): Promise<Pairing> {
  const { token, device } = await askServer('POST', '/pair', PairedMessage, {
    body: { code, label },
  })
  if (device.kind !== kind) throw new ServerRefused('wrongDevice', 409)
  return {
    deviceId: device.id,
    token,
    label: device.label,
    event: device.event,
    place: device.place,
  }
}
