import type { ClientActionFunctionArgs } from '@remix-run/react'
import { z } from 'zod'
import { parseForm } from './forms.ts'
import type { FormReply } from './replies.server.ts'

const AnyForm = z.looseObject({})

/**
 * An action that cannot be reached answers like one that refuses, with what was typed: without this the page of an
 * error would take the place of the form. `shape` makes of the reply what the page's own action answers.
 */
export async function keepTyped(
  { request, serverAction }: ClientActionFunctionArgs,
  shape: (reply: FormReply, form: FormData) => unknown = (reply) => reply,
): Promise<unknown> {
  const copy = request.clone()
  try {
    return await serverAction()
  } catch (error) {
    // The only thing that `fetch` itself throws is that there was no answer.
    if (!(error instanceof TypeError)) throw error
    const typed = new FormData()
    for (const [name, value] of await copy.formData()) {
      // A chosen file stays chosen by itself.
      if (typeof value === 'string') typed.append(name, value)
    }
    const reply = parseForm(typed, AnyForm).reply({ formErrors: [{ key: 'notSent' }] })
    // A status of failure keeps the page from loading anew what cannot be loaded either.
    return Response.json(shape(reply, typed), { status: 503 })
  }
}
