import type { Submission } from '@conform-to/react'
import type { $ZodType, input, output } from 'zod/v4/core'
import { toDomainError } from './constraint-errors.server.ts'
import type { DomainError, FormMessage } from './domain-error.ts'
import { parseForm } from './forms.ts'
import { replyFor, replyInvalid, replyRefused } from './replies.server.ts'

type Options = {
  /** Fields that are never sent back, as passwords. */
  hideFields?: string[]
  /** Further fields that a refusal does not send back: the page fills them in anew. */
  forget?: (refusal: DomainError) => string[]
  /** The field at which a refusal stands, where it is about one. */
  field?: string | ((refusal: DomainError) => string | undefined)
  /** Puts a refusal into other words, as times into those of the reader. */
  reword?: (error: unknown) => unknown
}

/** What the form says, and the form itself for an answer of the work's own. */
type Work<Schema extends $ZodType, Done> = (
  value: output<Schema>,
  submission: Submission<input<Schema>, FormMessage[], output<Schema>>,
) => Promise<Done>

type Refused = ReturnType<typeof replyInvalid>

async function attempt<Schema extends $ZodType, Done>(
  source: Request | FormData,
  schema: Schema,
  work: Work<Schema, Done>,
  { hideFields = [], forget, field, reword = (error) => error }: Options,
): Promise<{ done: Done } | { refused: Refused }> {
  const form = source instanceof Request ? await source.formData() : source
  const submission = parseForm(form, schema)
  if (submission.status !== 'success') return { refused: replyInvalid(submission, { hideFields }) }
  try {
    return { done: await work(submission.value, submission) }
  } catch (thrown) {
    const error = reword(thrown)
    const refusal = toDomainError(error)
    const at = typeof field === 'function' ? refusal && field(refusal) : field
    const hidden = [...hideFields, ...((refusal && forget?.(refusal)) ?? [])]
    return { refused: replyRefused(submission, error, { hideFields: hidden, field: at }) }
  }
}

/**
 * The one way of a form that changes something: reads it by its schema, then does the work. Answers 422 with a message
 * at each field where the form does not parse, 409 with the reason where the work is refused, both with what was
 * typed; else what the work answers. Any other error is thrown on.
 */
export async function answerForm<Schema extends $ZodType, Done>(
  source: Request | FormData,
  schema: Schema,
  work: Work<Schema, Done>,
  options: Options = {},
): Promise<Done | Refused> {
  const answer = await attempt(source, schema, work, options)
  return 'done' in answer ? answer.done : answer.refused
}

/** `answerForm` for one of several forms on a page: a refusal says to which part it belongs. */
export async function answerPart<Part extends string, Schema extends $ZodType, Done>(
  part: Part,
  source: Request | FormData,
  schema: Schema,
  work: Work<Schema, Done>,
  options: Options = {},
): Promise<Done | ReturnType<typeof replyFor<Part>>> {
  const answer = await attempt(source, schema, work, options)
  return 'done' in answer ? answer.done : replyFor(part, answer.refused)
}
