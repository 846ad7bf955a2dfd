import { DomainError, type ErrorKey } from './domain-error.ts'
import { HeavyRefusal } from './heavy/heavy-refusal.ts'

/** What a broken promise of the database says to people: constraint name -> key of the `errors` namespace. */
export const constraintErrors: Record<string, ErrorKey> = {
  event_slug_key: 'slugTaken',
  venue_name_key: 'venueNameTaken',
  registration_day_fkey: 'dayHasVisitors',
  gate_event_name_key: 'gateNameTaken',
  booth_load_within_capacity: 'boothFull',
  allocation_run_one_running_idx: 'allocationRunning',
  zone_event_code_key: 'zoneCodeTaken',
  booth_event_code_key: 'boothCodeTaken',
  booth_zone_fkey: 'zoneInUse',
  placement_booth_fkey: 'boothInUse',
  listing_booth_fkey: 'boothInUse',
  product_exhibitor_name_key: 'productNameTaken',
  stage_event_name_key: 'stageNameTaken',
  act_event_name_key: 'actNameTaken',
  permit_letter_key: 'permitLetterTaken',
  // Taken by somebody else between the mail and its link.
  user_email_key: 'linkExpired',
}

const kindErrors: Record<string, ErrorKey> = {
  '23503': 'stillInUse',
  '23505': 'alreadyExists',
  '40001': 'conflict',
  '40P01': 'conflict',
}

function textOf(error: object, name: 'code' | 'constraint'): string | undefined {
  const value: unknown = Reflect.get(error, name)
  return typeof value === 'string' ? value : undefined
}

/**
 * The refusal that an error stands for: a `DomainError` itself, the meaning of the constraint that PostgreSQL names,
 * or that heavy work was not done. Undefined for anything else: that is a bug and belongs to the log.
 */
export function toDomainError(error: unknown): DomainError | undefined {
  if (error instanceof DomainError) return error
  if (error instanceof HeavyRefusal)
    return new DomainError(error.reason === 'busy' ? 'heavyBusy' : 'heavyTooMuch')
  if (typeof error !== 'object' || error === null) return undefined
  const code = textOf(error, 'code')
  const constraint = textOf(error, 'constraint')
  const named = constraint === undefined ? undefined : constraintErrors[constraint]
  const key = named ?? (code === undefined ? undefined : kindErrors[code])
  return key === undefined ? undefined : new DomainError(key)
}
