import type { Tone } from '#app/components/badge.tsx'
import type { PermitStatus } from '#db/types.ts'

/** The tone of a permit's badge by how it stands. */
export const permitTones: Record<PermitStatus, Tone> = {
  requested: 'warn',
  valid: 'good',
  withdrawn: 'bad',
}
