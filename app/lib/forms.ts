import type { Submission } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { z } from 'zod'
import type { $ZodErrorMap, $ZodIssue, $ZodRawIssue, $ZodType, input, output } from 'zod/v4/core'
import type { FormMessage } from './domain-error.ts'
import { isErrorKey, messageOfIssue, ownMessage } from './form-messages.ts'

const EncodedMessage = z.object({
  key: z.string().refine(isErrorKey),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})

/** zod hands on only a string, and only here the raw input is known: so the message travels as JSON. */
const encodeIssue: $ZodErrorMap = (issue: $ZodRawIssue) => JSON.stringify(messageOfIssue(issue))

function decodeIssue(issue: $ZodIssue): FormMessage {
  if (!issue.message.startsWith('{')) return ownMessage(issue)
  const { key, params } = EncodedMessage.parse(JSON.parse(issue.message))
  return isErrorKey(key) ? { key, params } : { key: 'invalid' }
}

/** More than any form of ours has. Reading a form costs time by the square of its fields, and by each place in a list. */
const MOST_FIELDS = 2000
const LONGEST_NAME = 100
const LAST_INDEX = 999

function isOwnName(name: string): boolean {
  if (name.length > LONGEST_NAME) return false
  return [...name.matchAll(/\[(\d+)\]/g)].every(([, index]) => Number(index) <= LAST_INDEX)
}

/** Whether one of our pages can have sent this; anything else only keeps the server busy. */
function isOwnShape(payload: FormData | URLSearchParams): boolean {
  const names = [...payload.keys()]
  return names.length <= MOST_FIELDS && names.every(isOwnName)
}

/** A NUL, which no person types and PostgreSQL cannot store, is left out of what was sent. */
function withoutNul(payload: FormData | URLSearchParams): FormData | URLSearchParams {
  const clean = payload instanceof FormData ? new FormData() : new URLSearchParams()
  for (const [name, value] of payload.entries()) {
    if (typeof value === 'string') clean.append(name, value.replaceAll('\0', ''))
    else if (clean instanceof FormData) clean.append(name, value)
  }
  return clean
}

/**
 * Reads a form by its schema, alike in browser and server. Issues become keys of the `errors` namespace. What no
 * page of ours can have sent is answered with 400 before it is read.
 */
export function parseForm<Schema extends $ZodType>(
  payload: FormData | URLSearchParams,
  schema: Schema,
): Submission<input<Schema>, FormMessage[], output<Schema>> {
  if (!isOwnShape(payload)) throw new Response(null, { status: 400 })
  return parseWithZod(withoutNul(payload), {
    schema,
    error: encodeIssue,
    formatError: (issues: $ZodIssue[]) => issues.map(decodeIssue),
  })
}
