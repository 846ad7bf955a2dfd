import { coordinatorPath, exhibitorHomePath } from '#app/lib/paths.ts'
import type { Grant } from './policy.ts'

/** Where somebody's work is: the page to open after signing in. */
export function landingPath(grants: ReadonlyArray<Grant>): string {
  const has = (...roles: Grant['role'][]) => grants.some(({ role }) => roles.includes(role))
  const atFestival = grants.some(({ eventId }) => eventId !== null)
  if (atFestival || has('administrator')) return '/panitia'
  if (has('kanwil_coordinator')) return coordinatorPath()
  if (has('exhibitor_officer')) return exhibitorHomePath()
  return '/akun'
}
