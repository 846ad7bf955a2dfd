import type { $ZodIssue, $ZodRawIssue } from 'zod/v4/core'
import type { ErrorKey, FormMessage } from './domain-error.ts'

/** A key looks like `boothFull`; a sentence of zod's own does not. */
export function isErrorKey(text: unknown): text is ErrorKey {
  return typeof text === 'string' && /^[a-z][A-Za-z0-9]*$/.test(text)
}

const formatKeys: Record<string, ErrorKey> = {
  email: 'emailInvalid',
  url: 'urlInvalid',
  uuid: 'choiceInvalid',
  guid: 'choiceInvalid',
  date: 'dateInvalid',
  datetime: 'dateInvalid',
  time: 'timeInvalid',
}

const typeKeys: Record<string, ErrorKey> = {
  number: 'notANumber',
  int: 'notWhole',
  date: 'dateInvalid',
  boolean: 'choiceInvalid',
}

/** The message for what zod found: a key and the figures of the rule, never a sentence. */
export function messageOfIssue(issue: $ZodRawIssue | $ZodIssue): FormMessage {
  switch (issue.code) {
    case 'invalid_type':
      if (isMissing(issue)) return { key: 'required' }
      return { key: typeKeys[String(issue.expected)] ?? 'invalid' }
    case 'invalid_value':
      if (Array.isArray(issue.values) && issue.values.length === 1 && issue.values[0] === true) {
        return { key: 'mustAgree' }
      }
      return { key: isMissing(issue) ? 'required' : 'choiceInvalid' }
    case 'too_small':
      return tooSmall(String(issue.origin), Number(issue.minimum))
    case 'too_big':
      return tooBig(String(issue.origin), Number(issue.maximum))
    case 'invalid_format':
      return { key: formatKeys[String(issue.format)] ?? 'formatInvalid' }
    case 'not_multiple_of':
      return { key: 'notWhole' }
    case 'invalid_union':
      return { key: 'choiceInvalid' }
    case 'custom':
      return ownMessage(issue)
    default:
      return { key: 'invalid' }
  }
}

function isMissing(issue: $ZodRawIssue | $ZodIssue): boolean {
  return issue.input === undefined || issue.input === ''
}

function tooSmall(origin: string, min: number): FormMessage {
  if (origin === 'string')
    return min <= 1 ? { key: 'required' } : { key: 'tooShort', params: { min } }
  if (origin === 'array' || origin === 'set') {
    return min <= 1 ? { key: 'chooseSome' } : { key: 'tooFew', params: { min } }
  }
  return origin === 'date' ? { key: 'dateInvalid' } : { key: 'tooSmall', params: { min } }
}

function tooBig(origin: string, max: number): FormMessage {
  if (origin === 'string') return { key: 'tooLong', params: { max } }
  if (origin === 'array' || origin === 'set') return { key: 'tooMany', params: { max } }
  if (origin === 'file') return { key: 'fileTooBig', params: { megabytes: max / 1024 / 1024 } }
  return origin === 'date' ? { key: 'dateInvalid' } : { key: 'tooBig', params: { max } }
}

/** The message of a rule that names its key itself: `refine(isPhone, { error: 'phoneInvalid', params: { … } })`. */
export function ownMessage(issue: $ZodRawIssue | $ZodIssue): FormMessage {
  if (!isErrorKey(issue.message)) return { key: 'invalid' }
  const params: Record<string, string | number> = {}
  if ('params' in issue && typeof issue.params === 'object' && issue.params !== null) {
    for (const [name, value] of Object.entries(issue.params)) {
      if (typeof value === 'string' || typeof value === 'number') params[name] = value
    }
  }
  return Object.keys(params).length > 0 ? { key: issue.message, params } : { key: issue.message }
}
