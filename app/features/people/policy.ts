import type { RoleName } from '#db/types.ts'

/**
 * Everything a person can be allowed to do, as `<thing>.<verb>`. `view` reads and nothing else does;
 * every other verb changes something.
 */
export const permissions = [
  // Festivals. `enter` opens the staff side (name, status, menu), `view` reads its overview.
  'event.enter',
  'event.view',
  'event.create',
  'event.manage',
  // Exhibitors, their catalogue and their applications
  'exhibitor.view',
  'exhibitor.create',
  'exhibitor.edit',
  'application.view',
  'application.write',
  'application.endorse',
  'application.decide',
  // Floor plan and booths
  'floorPlan.view',
  'floorPlan.edit',
  'placement.view',
  'placement.change',
  'plan.publish',
  // Letters to exhibitors about their places, and their answers
  'placeLetter.view',
  'placeLetter.send',
  'placeAnswer.give',
  // On site: how booths stand, restocking, badges
  'boothReport.view',
  'boothReport.write',
  'booth.handOver',
  'restock.view',
  'restock.request',
  'restock.answer',
  'staffBadge.view',
  // Programme
  'programme.view',
  'programme.edit',
  'programme.publish',
  'slot.run',
  'permit.view',
  'permit.manage',
  'escort.view',
  'escort.manage',
  // Visitors and gates
  'registration.view',
  'registration.manage',
  'scan.view',
  'gate.view',
  'gate.manage',
  'device.view',
  'device.pair',
  'device.manage',
  // Goods and sales
  'listing.view',
  'listing.edit',
  'sales.view',
  'sale.record',
  'sale.reverse',
  // People and traces
  'people.view',
  'people.manage',
  'outbox.view',
  'outbox.retry',
  'audit.view',
  // The whole installation: accounts, roles that outlive a festival, mails without a festival
  'system.view',
  'system.manage',
] as const
export type Permission = (typeof permissions)[number]

/** One row of `role_grant`: a role and exactly what it is about. */
export type Grant = {
  role: RoleName
  eventId: string | null
  kanwilCode: string | null
  exhibitorId: string | null
  boothId: string | null
  gateId: string | null
  stageId: string | null
}

/** What something is done to: whatever is known of the row. A field that is missing opens nothing. */
export type Subject = {
  eventId?: string | null
  kanwilCode?: string | null
  exhibitorId?: string | null
  boothId?: string | null
  gateId?: string | null
  stageId?: string | null
}

/** Whether a permission lets somebody alter anything. */
export function changesSomething(permission: Permission): boolean {
  return !permission.endsWith('.view') && permission !== 'event.enter'
}

const installationOnly: ReadonlyArray<Permission> = ['event.create', 'system.view', 'system.manage']

type Rule = {
  /** On the very thing the grant names (its event, Kanwil, exhibitor, booth, gate or stage). */
  own: ReadonlyArray<Permission>
  /** On everything of the grant's event; for roles without an event: on every festival as such. */
  atEvent: ReadonlyArray<Permission>
}

const rules: Record<RoleName, Rule> = {
  administrator: { own: permissions, atEvent: [] },
  organizer: { own: permissions.filter((p) => !installationOnly.includes(p)), atEvent: [] },
  auditor: {
    own: permissions.filter((p) => !changesSomething(p) && !installationOnly.includes(p)),
    atEvent: [],
  },
  kanwil_coordinator: {
    own: [
      'exhibitor.view',
      'application.view',
      'application.endorse',
      'placement.view',
      'placeLetter.view',
      'boothReport.view',
      'boothReport.write',
      'restock.view',
      'restock.answer',
      'staffBadge.view',
      'listing.view',
      'sales.view',
    ],
    atEvent: ['event.enter', 'floorPlan.view', 'programme.view'],
  },
  exhibitor_officer: {
    own: [
      'exhibitor.view',
      'exhibitor.edit',
      'application.view',
      'application.write',
      'placement.view',
      'placeLetter.view',
      'placeAnswer.give',
      'boothReport.view',
      'boothReport.write',
      'restock.view',
      'restock.request',
      'restock.answer',
      'staffBadge.view',
      'listing.view',
      'listing.edit',
      'sales.view',
    ],
    atEvent: [],
  },
  cashier: {
    own: [
      'boothReport.view',
      'boothReport.write',
      'restock.view',
      'restock.request',
      'listing.view',
      'sales.view',
      'sale.record',
      'sale.reverse',
      'device.view',
      'device.pair',
    ],
    atEvent: ['event.enter', 'floorPlan.view'],
  },
  gate_crew: {
    own: ['gate.view', 'scan.view', 'device.view', 'device.pair'],
    atEvent: ['event.enter', 'floorPlan.view'],
  },
  stage_manager: {
    own: ['slot.run'],
    atEvent: ['event.enter', 'floorPlan.view', 'programme.view', 'permit.view'],
  },
}

function same(granted: string | null, asked: string | null | undefined): boolean {
  return granted !== null && granted === asked
}

/** Whether the subject is, or lies within, the very thing that the grant names. */
function covers(grant: Grant, subject: Subject): boolean {
  switch (grant.role) {
    case 'administrator':
      return true
    case 'organizer':
    case 'auditor':
      return same(grant.eventId, subject.eventId)
    case 'kanwil_coordinator':
      return same(grant.kanwilCode, subject.kanwilCode)
    case 'exhibitor_officer':
      return same(grant.exhibitorId, subject.exhibitorId)
    case 'cashier':
      return same(grant.eventId, subject.eventId) && same(grant.boothId, subject.boothId)
    case 'gate_crew':
      return same(grant.eventId, subject.eventId) && same(grant.gateId, subject.gateId)
    case 'stage_manager':
      return same(grant.eventId, subject.eventId) && same(grant.stageId, subject.stageId)
  }
}

/** Whether the subject belongs to the festival of the grant, or to any when the role outlives festivals. */
function isAtEvent(grant: Grant, subject: Subject): boolean {
  if (grant.eventId !== null) return grant.eventId === subject.eventId
  return typeof subject.eventId === 'string'
}

function gives(grant: Grant, permission: Permission, subject: Subject): boolean {
  const rule = rules[grant.role]
  return (
    (rule.own.includes(permission) && covers(grant, subject)) ||
    (rule.atEvent.includes(permission) && isAtEvent(grant, subject))
  )
}

/** Whether the grants allow `permission` on `subject`. The answer is no unless a grant says yes. */
export function may(
  grants: ReadonlyArray<Grant>,
  permission: Permission,
  subject: Subject = {},
): boolean {
  return grants.some((grant) => gives(grant, permission, subject))
}

/** The part of a festival that a permission reaches: everything, or rows of these things only. */
export type Reach = {
  everything: boolean
  kanwilCodes: string[]
  exhibitorIds: string[]
  boothIds: string[]
  gateIds: string[]
  stageIds: string[]
}

const sorted = (values: ReadonlyArray<string | null>) =>
  [...new Set(values.filter((value) => value !== null))].sort()

/**
 * Where at a festival the grants allow `permission`, for lists that show each reader the own rows only;
 * undefined when nowhere.
 */
export function reachOf(
  grants: ReadonlyArray<Grant>,
  permission: Permission,
  eventId: string,
): Reach | undefined {
  const own = grants.filter(
    (grant) =>
      rules[grant.role].own.includes(permission) &&
      (grant.eventId === null || grant.eventId === eventId),
  )
  const everything = may(grants, permission, { eventId })
  if (own.length === 0 && !everything) return undefined
  return {
    everything,
    kanwilCodes: sorted(own.map((grant) => grant.kanwilCode)),
    exhibitorIds: sorted(own.map((grant) => grant.exhibitorId)),
    boothIds: sorted(own.map((grant) => grant.boothId)),
    gateIds: sorted(own.map((grant) => grant.gateId)),
    stageIds: sorted(own.map((grant) => grant.stageId)),
  }
}
