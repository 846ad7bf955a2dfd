import type { OutboxStatus } from '#db/types.ts'

/** What a visitor is told of the mail with the ticket; null where there is nothing to tell. */
export type MailNews = 'sent' | 'sending' | 'notSent' | 'failed' | 'refused'

type Facts = {
  email: string | null
  /** Whether the ticket as it is was handed to the outbox. */
  mailed: boolean
  mailStatus: OutboxStatus | null
  /** Whether this installation sends mails at all. */
  sends: boolean
}

/** Only what is true at this moment: a mail that waits where none is sent stays there. */
export function mailNewsOf({ email, mailed, mailStatus, sends }: Facts): MailNews | null {
  if (email === null) return null
  if (!mailed) return sends ? 'refused' : 'notSent'
  if (mailStatus === 'sent' || mailStatus === 'failed') return mailStatus
  if (mailStatus === 'queued') return sends ? 'sending' : 'notSent'
  return mailStatus === 'kept' ? 'notSent' : null
}
