import { z } from 'zod'
import { localInstant } from '#app/lib/form-instants.ts'
import { calendarDay } from '#app/lib/form-values.ts'
import { permitApprovers, permitStatuses } from '../plan/programme-forms.ts'

/** A permit whose times are read on the clock of the venue. */
export function permitForm(zone: string) {
  return z.object({
    actId: z.uuid(),
    letterNumber: z.string().trim().min(1).max(100),
    letterOn: calendarDay(),
    approver: z.enum(permitApprovers),
    validFrom: localInstant(zone),
    validTo: localInstant(zone),
    status: z.enum(permitStatuses),
  })
}

/** An escort plan; departure and return may still be open. */
export function escortForm(zone: string) {
  return z.object({
    officersCount: z.number().int().min(0).max(500),
    policeHelp: z.boolean().optional(),
    departsAt: localInstant(zone).optional(),
    returnsAt: localInstant(zone).optional(),
    remarks: z.string().trim().max(1000).optional(),
  })
}
