/** What the audit trail can be about: the part of an action's name before the dot. */
export const auditThings = [
  'event',
  'venue',
  'call',
  'quota',
  'application',
  'placement',
  'plan',
  'run',
  'zone',
  'booth',
  'landmark',
  'ground',
  'product',
  'stage',
  'act',
  'permit',
  'escort',
  'slot',
  'programme',
  'gate',
  'device',
  'registration',
  'listing',
  'sale',
  'shift',
  'role',
  'account',
  'mail',
  'registry',
  'letter',
  'report',
  'restock',
  'unsettled',
  'copy',
] as const
export type AuditThing = (typeof auditThings)[number]

/** What can have happened: the part after the dot. */
const auditVerbs = [
  'added',
  'created',
  'changed',
  'edited',
  'saved',
  'renamed',
  'removed',
  'deleted',
  'archived',
  'restored',
  'published',
  'stepped',
  'daySaved',
  'dayRemoved',
  'devicesEndSet',
  'invited',
  'submit',
  'endorse',
  'return',
  'accept',
  'wait',
  'decline',
  'withdraw',
  'reopen',
  'scored',
  'ranked',
  'placed',
  'moved',
  'swapped',
  'locked',
  'unlocked',
  'planned',
  'confirmed',
  'live',
  'done',
  'cancelled',
  'started',
  'stopped',
  'qrisSet',
  'paired',
  'revoked',
  'lost',
  'missingDismissed',
  'closedUncounted',
  'reversed',
  'granted',
  'retried',
  'restore',
  'declined',
  'reminded',
  'arrived',
  'setUp',
  'problem',
  'solved',
  'handedOver',
  'expected',
  'requested',
  'promised',
  'sent',
  'received',
  'refused',
  'recorded',
  'dismissed',
  'read',
  'factorOn',
  'factorOff',
  'codesRenewed',
  'recoveryUsed',
  'factorLocked',
  'resetAsked',
  'resetWithdrawn',
  'factorReset',
  'addressAsked',
  'addressChanged',
] as const
export type AuditVerb = (typeof auditVerbs)[number]

/** Fields that entries name most, in words for people; the others stand as the code calls them. */
const auditFields = [
  'answer',
  'askedBy',
  'boothId',
  'cashier',
  'city',
  'code',
  'email',
  'endsAt',
  'exhibitors',
  'fileName',
  'gateId',
  'kind',
  'label',
  'letters',
  'name',
  'note',
  'number',
  'openedAt',
  'person',
  'planId',
  'productId',
  'quantity',
  'reason',
  'remark',
  'role',
  'scope',
  'startsAt',
  'status',
] as const
export type AuditField = (typeof auditFields)[number]

/** The field by its name, where it has words of its own. */
export const readField = (name: string): AuditField | undefined =>
  auditFields.find((field) => field === name)

/** Takes an action's name apart; a part without words of its own is left out. */
export function readAction(action: string): { thing?: AuditThing; verb?: AuditVerb } {
  const [first, second] = action.split('.')
  const thing = auditThings.find((name) => name === first)
  const verb = auditVerbs.find((name) => name === second)
  return { ...(thing ? { thing } : {}), ...(verb ? { verb } : {}) }
}

export type AuditChange = { name: string; before: string; after: string }

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function show(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** The fields in which two states of a thing differ, by name. What was only there before or after counts too. */
export function listAuditChanges(before: unknown, after: unknown): AuditChange[] {
  const from = isRecord(before) ? before : {}
  const to = isRecord(after) ? after : {}
  return [...new Set([...Object.keys(from), ...Object.keys(to)])]
    .sort()
    .map((name) => ({ name, before: show(from[name]), after: show(to[name]) }))
    .filter((change) => change.before !== change.after)
}
