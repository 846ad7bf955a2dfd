import type { RoleName } from '#db/types.ts'
import { type Grant, may } from './policy.ts'

/** The kind of thing a role is about. */
export type ScopeKind = 'none' | 'event' | 'kanwil' | 'exhibitor' | 'booth' | 'gate' | 'stage'

export const scopeKinds: Readonly<Record<RoleName, ScopeKind>> = {
  administrator: 'none',
  organizer: 'event',
  auditor: 'event',
  kanwil_coordinator: 'kanwil',
  exhibitor_officer: 'exhibitor',
  cashier: 'booth',
  gate_crew: 'gate',
  stage_manager: 'stage',
}

export const roleNames = [
  'administrator',
  'organizer',
  'kanwil_coordinator',
  'exhibitor_officer',
  'stage_manager',
  'gate_crew',
  'cashier',
  'auditor',
] as const satisfies RoleName[]

/** Whether a role outlives festivals: it is about no event in particular. */
export function isGlobal(role: RoleName): boolean {
  return ['none', 'kanwil', 'exhibitor'].includes(scopeKinds[role])
}

/** Builds the row of a role about one thing. `scope` is the code or id that the kind of the role asks for. */
export function grantOf(role: RoleName, eventId: string | null, scope: string | null): Grant {
  const kind = scopeKinds[role]
  return {
    role,
    eventId: isGlobal(role) ? null : eventId,
    kanwilCode: kind === 'kanwil' ? scope : null,
    exhibitorId: kind === 'exhibitor' ? scope : null,
    boothId: kind === 'booth' ? scope : null,
    gateId: kind === 'gate' ? scope : null,
    stageId: kind === 'stage' ? scope : null,
  }
}

/** Why somebody may not give a role, or undefined when it may be given. */
export type GrantRefusal = 'roleNotYours' | 'roleTaken'

/**
 * Who may give which role. Administrators give every role. Organizers give those of their festival; they also ask for
 * somebody of a Kanwil or exhibitor that has nobody yet (`needsSecondPerson`), but never for one that is taken: such a
 * role reaches every festival, so a second holder is an administrator's decision.
 */
export function refuseGrant(
  grants: ReadonlyArray<Grant>,
  wanted: Grant,
  at: { eventId: string | null; isTaken: boolean },
): GrantRefusal | undefined {
  if (may(grants, 'system.manage')) return undefined
  if (at.eventId === null || !may(grants, 'people.manage', { eventId: at.eventId })) {
    return 'roleNotYours'
  }
  if (wanted.role === 'administrator') return 'roleNotYours'
  if (isGlobal(wanted.role)) return at.isTaken ? 'roleTaken' : undefined
  return wanted.eventId === at.eventId ? undefined : 'roleNotYours'
}

/** Whether a role reaches beyond the festival of whoever gives it, so that somebody else has to confirm it. */
export function needsSecondPerson(
  grants: ReadonlyArray<Grant>,
  wanted: Pick<Grant, 'role'>,
): boolean {
  return isGlobal(wanted.role) && !may(grants, 'system.manage')
}

/** Why a role may not be taken away, or undefined when it may. */
export type RevokeRefusal = 'roleNotYours' | 'roleOwn' | 'roleLast'

/** Nobody takes away the own role, and the last administrator stays. Roles without a festival are administrators' to take. */
export function refuseRevoke(
  grants: ReadonlyArray<Grant>,
  held: Grant,
  at: { eventId: string | null; isOwn: boolean; administratorCount: number },
): RevokeRefusal | undefined {
  if (!may(grants, 'system.manage')) {
    const own = at.eventId !== null && may(grants, 'people.manage', { eventId: at.eventId })
    if (!own || held.eventId !== at.eventId) return 'roleNotYours'
  }
  if (held.role === 'administrator' && at.administratorCount <= 1) return 'roleLast'
  return at.isOwn ? 'roleOwn' : undefined
}

/** The roles that somebody can give at a festival, or (eventId null) for the whole installation. */
export function grantableRoles(grants: ReadonlyArray<Grant>, eventId: string | null): RoleName[] {
  return roleNames.filter((role) => {
    if (eventId === null && !isGlobal(role)) return false
    const wanted = grantOf(role, eventId, 'any')
    return refuseGrant(grants, wanted, { eventId, isTaken: false }) === undefined
  })
}
