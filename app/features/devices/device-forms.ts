import { z } from 'zod'

const gateName = z.string().trim().min(1).max(100)

/** What the organizer does on the page of gates and phones. */
export const DeviceCommand = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('addGate'), name: gateName }),
  z.object({ intent: z.literal('renameGate'), gateId: z.uuid(), name: gateName }),
  z.object({
    intent: z.literal('pair'),
    /** `gate:<id>` or `booth:<id>`. */
    place: z.templateLiteral([z.enum(['gate', 'booth']), ':', z.uuid()]),
  }),
  z.object({ intent: z.literal('revoke'), deviceId: z.uuid() }),
  z.object({
    intent: z.literal('closeLost'),
    deviceId: z.uuid(),
    reason: z.string().trim().min(3).max(500),
  }),
])
export type DeviceCommand = z.output<typeof DeviceCommand>

/** Reads the place of a pairing form. */
export function readPlace(
  place: string,
): { kind: 'gate'; gateId: string } | { kind: 'till'; boothId: string } {
  const [kind, id = ''] = place.split(':')
  return kind === 'gate' ? { kind: 'gate', gateId: id } : { kind: 'till', boothId: id }
}
