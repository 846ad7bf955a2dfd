import { z } from 'zod'
import { localInstant } from '#app/lib/form-instants.ts'
import type { DevicePlace } from './pairing.server.ts'
import { screenPages } from './screen-pages.ts'

const reason = z.string().trim().min(3).max(500)
const gateName = z.string().trim().min(1).max(100)

/** What the organizer does on the page of gates and phones. */
export const DeviceCommand = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('addGate'), name: gateName }),
  z.object({ intent: z.literal('renameGate'), gateId: z.uuid(), name: gateName }),
  z.object({
    intent: z.literal('pair'),
    /** `gate:<id>`, `booth:<id>`, `screen:<page>`, or `screen:programme:<stage id>`. */
    place: z.union([
      z.templateLiteral([z.enum(['gate', 'booth']), ':', z.uuid()]),
      z.templateLiteral(['screen:', z.enum(screenPages)]),
      z.templateLiteral(['screen:programme:', z.uuid()]),
    ]),
  }),
  z.object({ intent: z.literal('revoke'), deviceId: z.uuid() }),
  z.object({
    intent: z.literal('closeLost'),
    deviceId: z.uuid(),
    reason,
  }),
  z.object({
    intent: z.literal('dismissMissing'),
    deviceId: z.uuid(),
    mark: z.string().length(32),
    reason,
  }),
])
export type DeviceCommand = z.output<typeof DeviceCommand>

/** Another end for the devices of a festival, by the clock of the venue; left empty, the end of the last day. */
export function devicesEndForm(zone: string) {
  return z.object({
    intent: z.literal('setEnd'),
    endsAt: localInstant(zone).optional(),
    /** The end that the page showed, as the loader told it; empty for the end of the last day. */
    before: z.iso.datetime().optional(),
  })
}

export type DevicesEndInput = z.output<ReturnType<typeof devicesEndForm>>

/** Reads the place of a pairing form. */
export function readPlace(place: string): DevicePlace {
  const [kind, id = '', stageId] = place.split(':')
  if (kind === 'gate') return { kind, gateId: id }
  const screenPage = screenPages.find((page) => page === id)
  if (kind !== 'screen' || !screenPage) return { kind: 'till', boothId: id }
  return { kind, screenPage, ...(stageId && { stageId }) }
}
