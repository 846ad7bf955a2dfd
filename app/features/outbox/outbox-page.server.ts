import { db } from '#app/db.server.ts'
import { sendsMails } from '#app/features/mail/sends-mails.server.ts'
import { isUuid, notFound } from '#app/features/people/authorize.server.ts'
import type { Actor } from '#app/lib/actor.ts'
import { toDomainError } from '#app/lib/constraint-errors.server.ts'
import { redirectWithFlash } from '#app/lib/flash.server.ts'
import { refuseBeyondLast } from '#app/lib/last-page.server.ts'
import { parsePage } from '#app/lib/list-query.ts'
import { countOutbox, findOutboxMessage, listOutbox, retryMail } from './outbox.server.ts'
import { outboxStatuses } from './outbox-list.tsx'

/** What an outbox's address asks for, and the page of it. */
export async function loadOutbox(request: Request, eventId: string | null) {
  const query = new URL(request.url).searchParams
  const status = outboxStatuses.find((name) => name === query.get('status'))
  const to = (query.get('kepada') ?? '').trim().slice(0, 100)
  const page = parsePage(request)
  const { rows, pageCount } = await listOutbox(db, { eventId, status, to }, page)
  refuseBeyondLast(request, { page, pageCount })
  const counts = await countOutbox(db, eventId)
  return { rows, page, pageCount, counts, status: status ?? '', to, sends: sendsMails() }
}

type MessageOf = {
  eventId: string | null
  id: string | undefined
  /** Whether the reader may see what acts for the addressee, such as a visitor's ticket. */
  uncovered: boolean
}

async function getMessage({ eventId, id, uncovered }: MessageOf) {
  const message = isUuid(id)
    ? await findOutboxMessage(db, eventId, id, { covered: !uncovered })
    : undefined
  if (!message) throw notFound()
  return message
}

/** One message without its body, which has a route of its own. */
export async function loadMessage(of: MessageOf) {
  const { html: _, text: __, attachments, ...message } = await getMessage(of)
  const names = attachments.map(({ filename }) => filename)
  return { ...message, attachments: names, sends: sendsMails() }
}

/** Nothing may run or be fetched within a mail; its pictures stand in it. */
const BODY_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; base-uri 'none'; form-action 'none'; sandbox"

/** The body of a message for the frame on its page, with attached pictures in their places. */
export async function mailBody(of: MessageOf): Promise<Response> {
  const { html, attachments } = await getMessage(of)
  const body = attachments.reduce(
    (text, { contentId, contentType, content }) =>
      contentId === undefined
        ? text
        : text.replaceAll(
            `cid:${contentId}`,
            `data:${contentType};base64,${content.toString('base64')}`,
          ),
    html,
  )
  return new Response(body, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': BODY_POLICY,
      'Cache-Control': 'private, no-store',
    },
  })
}

/** Sends a message once more and says so, or why not. */
export async function retry(
  actor: Actor<string | null>,
  id: string | undefined,
  back: string,
): Promise<Response> {
  if (!isUuid(id)) throw notFound()
  try {
    await retryMail(db, actor, id)
  } catch (error) {
    const refusal = toDomainError(error)
    if (!refusal) throw error
    return redirectWithFlash(back, `errors:${refusal.key}`, refusal.params, 'bad')
  }
  return redirectWithFlash(back, 'mail:outbox.retried')
}
