import { Resend } from 'resend'
import { env } from '#app/env.server.ts'
import type { RenderedMail } from './mail-definitions.server.ts'

/** What became of one attempt: gone out, refused for good, or to be tried again later. */
export type MailDelivery =
  | { kind: 'sent'; providerId: string }
  | { kind: 'refused'; reason: string }
  | { kind: 'later'; reason: string }

/** Hands a mail to whoever delivers it. The key makes a repeated attempt the same mail. */
export type MailProvider = (
  mail: RenderedMail & { to: string },
  idempotencyKey: string,
) => Promise<MailDelivery>

/** Answers that no further attempt can change: the mail itself is at fault. */
const final = new Set([400, 413, 422])

export type ResendOptions = { apiKey: string; baseUrl?: string; from: string }

/** Delivers through Resend, or whatever speaks its interface at `baseUrl`. */
export function resendProvider({ apiKey, baseUrl, from }: ResendOptions): MailProvider {
  const resend = new Resend(apiKey, baseUrl ? { baseUrl: baseUrl.replace(/\/$/, '') } : {})
  return async ({ to, subject, html, text, attachments }, idempotencyKey) => {
    const { data, error } = await resend.emails.send(
      {
        from,
        to,
        subject,
        html,
        text,
        attachments: attachments.map(({ filename, contentType, contentId, content }) => ({
          filename,
          contentType,
          ...(contentId === undefined ? {} : { contentId }),
          content: content.toString('base64'),
        })),
      },
      { idempotencyKey },
    )
    if (!error) return { kind: 'sent', providerId: data.id }
    const reason = `${error.statusCode ?? 'network'} ${error.name}: ${error.message}`.slice(0, 500)
    return { kind: final.has(error.statusCode ?? 0) ? 'refused' : 'later', reason }
  }
}

/** The provider of this installation; none without RESEND_API_KEY: mails then stay in the outbox. */
export function configuredProvider(): MailProvider | undefined {
  if (!env.RESEND_API_KEY) return undefined
  return resendProvider({
    apiKey: env.RESEND_API_KEY,
    baseUrl: env.RESEND_BASE_URL,
    from: env.MAIL_FROM,
  })
}
