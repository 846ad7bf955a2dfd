import type { Submission } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { configureCoercion } from '@conform-to/zod/v4/future'
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

/**
 * A whole number as people write it: `1.000` and `1,000` pieces are a thousand, and `2,5` is no whole number. What is
 * none stays as it was typed, so that the message about it can say so.
 */
function readWhole(value: unknown): unknown {
  if (typeof value !== 'string') return value
  const text = value.trim()
  if (text === '') return undefined
  if (/^[-+]?\d{1,3}([.,\s]\d{3})+$/.test(text)) return Number(text.replace(/[.,\s]/g, ''))
  const number = Number(text.replace(',', '.'))
  return Number.isNaN(number) ? value : number
}

function isWhole(type: $ZodType): boolean {
  return type instanceof z.ZodNumber && type.isInt
}

const { coerceFormValue } = configureCoercion({
  customize: (type) => (isWhole(type) ? readWhole : null),
})

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
    schema: coerceFormValue(schema),
    disableAutoCoercion: true,
    error: encodeIssue,
    formatError: (issues: $ZodIssue[]) => issues.map(decodeIssue),
  })
}
