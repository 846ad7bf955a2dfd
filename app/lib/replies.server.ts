import type { Submission, SubmissionResult } from '@conform-to/react'
import { data } from '@remix-run/node'
import { toDomainError } from './constraint-errors.server.ts'
import type { DomainError, FormMessage } from './domain-error.ts'
import { TooManyAttempts } from './limits/too-many-attempts.ts'

/** What an action of a form answers: the page hands it to `useGelarForm` as `lastResult`. */
export type FormReply = SubmissionResult<FormMessage[]>

type AnySubmission = Pick<Submission<unknown, FormMessage[], unknown>, 'reply'>
type ReplyInit = { hideFields?: string[] | undefined }

/** Answers a form that did not parse: 422, with what was typed and a message at each field. */
export function replyInvalid(submission: AnySubmission, { hideFields }: ReplyInit = {}) {
  return data<FormReply>(submission.reply({ hideFields }), { status: 422 })
}

/**
 * Answers a command that was refused: 409, with the reason on the form and what was typed kept; 429 and when to come
 * again where it was tried too often. An error that is no refusal is thrown on.
 */
export function replyRefused(
  submission: AnySubmission,
  error: unknown,
  { hideFields, field }: ReplyInit & { field?: string | undefined } = {},
) {
  const refusal = toDomainError(error)
  if (!refusal) throw error
  const message: FormMessage = { key: refusal.key, params: refusal.params }
  const where = field ? { fieldErrors: { [field]: [message] } } : { formErrors: [message] }
  return data<FormReply>(submission.reply({ ...where, hideFields }), refusedInit(refusal))
}

function refusedInit(refusal: DomainError): ResponseInit {
  if (!(refusal instanceof TooManyAttempts)) return { status: 409 }
  return { status: 429, headers: { 'Retry-After': String(refusal.retryAfterSeconds) } }
}

/** Says which part of a page with several forms an answer belongs to; the page shows it there (`replyTo`). */
export function replyFor<Part extends string>(
  part: Part,
  { data: reply, init }: ReturnType<typeof replyInvalid>,
) {
  return data({ part, reply }, init ?? undefined)
}
